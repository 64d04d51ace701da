"""The network: its points as light rows, filtered in memory, searched by folded words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from cms_pages.models import PointKind, PointPage, Service
from courses.domain.facets import FacetLabels, Found, pick
from courses.domain.folding import search_terms
from courses.models import Country, in_language
from courses.queries.memo import kept_per_generation
from courses.queries.search import matching
from courses.queries.visible import visible


@dataclass(frozen=True)
class PointRow:
    """A point as the list shows it."""

    page_id: int
    title: str
    path: str
    description: str
    municipality: str
    country: str
    kind: str
    services: tuple[str, ...]
    facets: Mapping[str, frozenset[str]]

    @property
    def kind_label(self) -> Any:
        return PointKind(self.kind).label

    @property
    def country_label(self) -> Any:
        return Country(self.country).label


def find_points(language: str, *, query: str = "", chosen: Mapping[str, Collection[str]]) -> Found[PointRow]:
    """Points in `language` (by country, then name) that match every word of the query and the chosen options."""
    rows = points_in(language)
    terms = search_terms(query)
    if terms:
        pages = PointPage.objects.live().filter(locale=Locale.objects.get_for_language(language))
        ids = set(matching(pages, terms).values_list("pk", flat=True))
        rows = tuple(row for row in rows if row.page_id in ids)
    return pick(rows, chosen=chosen, labels=facet_labels(language))


@kept_per_generation
def points_in(language: str) -> tuple[PointRow, ...]:
    """Every live, unrestricted point of a language. The number of queries does not depend on how many there are."""
    pages = visible(PointPage.objects).filter(locale__language_code=language).order_by("country", "title")
    names = _service_names(language)
    services: dict[int, list[str]] = {}
    for page_id, slug in PointPage.services.through.objects.order_by("service__slug").values_list(
        "pointpage_id", "service__slug"
    ):
        services.setdefault(page_id, []).append(slug)
    return tuple(
        PointRow(
            page_id=page.pk,
            title=page.title,
            path=page.get_url() or "",
            description=page.lead,
            municipality=page.municipality,
            country=page.country,
            kind=page.kind,
            services=tuple(names[slug] for slug in services.get(page.pk, ())),
            facets={
                "country": frozenset({page.country}),
                "kind": frozenset({page.kind}),
                "service": frozenset(services.get(page.pk, ())),
            },
        )
        for page in pages
    )


@kept_per_generation
def facet_labels(language: str) -> dict[str, FacetLabels]:
    """Names of the filters and of their options, in the order they are offered."""
    by_name = sorted(_service_names(language).items(), key=lambda pair: pair[1])
    services = {slug: capfirst(name) for slug, name in by_name}
    return {
        "country": FacetLabels(_("Country"), dict(Country.choices)),
        "kind": FacetLabels(_("Kind"), dict(PointKind.choices)),
        "service": FacetLabels(_("Service"), services),
    }


def _service_names(language: str) -> dict[str, str]:
    return {slug: in_language(names, language) for slug, names in Service.objects.values_list("slug", "names")}
