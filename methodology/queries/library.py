"""The library of one language: its materials as light rows, filtered in memory, searched by folded words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from courses.domain.facets import FacetLabels, Found, pick
from courses.domain.folding import search_terms
from courses.models import Audience, NamedTerm, Topic, in_language
from courses.queries.memo import kept_per_generation
from courses.queries.search import matching
from courses.queries.visible import visible
from methodology.models import Licence, MaterialIndexPage, MaterialKind, MaterialPage

from .files import FileLink, files_by_material


@dataclass(frozen=True)
class MaterialRow:
    """A material as a list shows it."""

    page_id: int
    title: str
    path: str
    summary: str
    kind: str
    licence: str
    minutes: int | None
    # In the list's language; those of every language when it has none.
    files: tuple[FileLink, ...]
    # How many more there are in other languages.
    other_files: int
    facets: Mapping[str, frozenset[str]]

    @property
    def kind_label(self) -> Any:
        return MaterialKind(self.kind).label

    @property
    def licence_label(self) -> Any:
        return Licence(self.licence).label

    @property
    def formats(self) -> str:
        """The formats there are, each once: “PDF, DOCX”."""
        return ", ".join(dict.fromkeys(file.format for file in self.files))

    @property
    def pages(self) -> int | None:
        """The number of pages that most of its files have; None when no file tells."""
        known = [file.pages for file in self.files if file.pages]
        return max(known, key=known.count) if known else None


def find_materials(language: str, *, query: str = "", chosen: Mapping[str, Collection[str]]) -> Found[MaterialRow]:
    """Materials in `language` (title order) that match every word of the query and the chosen options."""
    rows = materials_in(language)
    terms = search_terms(query)
    if terms:
        matching = _matching_ids(language, terms)
        rows = tuple(row for row in rows if row.page_id in matching)
    return pick(rows, chosen=chosen, labels=facet_labels(language))


@kept_per_generation
def materials_in(language: str) -> tuple[MaterialRow, ...]:
    """Every live, unrestricted material of a language. The number of queries does not depend on how many there are."""
    pages = list(
        visible(MaterialPage.objects)
        .filter(locale__language_code=language)
        .order_by("title")
        .values_list("pk", "translation_key", "title", "summary", "kind", "licence", "minutes")
    )
    files = _files_of(pages)
    topics = _slugs(MaterialPage.topics.through, Topic)
    audiences = _slugs(MaterialPage.audiences.through, Audience)
    paths = _addresses([pk for pk, *_rest in pages])
    rows = []
    for pk, key, title, summary, kind, licence, minutes in pages:
        every = files.get(key, ())
        shown = tuple(file for file in every if file.language == language) or every
        row = MaterialRow(
            page_id=pk,
            title=title,
            path=paths.get(pk, ""),
            summary=summary,
            kind=kind,
            licence=licence,
            minutes=minutes,
            files=shown,
            other_files=len(every) - len(shown),
            facets={
                "type": frozenset({kind}),
                "topic": topics.get(pk, frozenset()),
                "audience": audiences.get(pk, frozenset()),
                "language": frozenset(file.language for file in every),
            },
        )
        rows.append(row)
    return tuple(rows)


@kept_per_generation
def library_address(language: str) -> str:
    """Where the library of a language stands; empty while there is none."""
    page = visible(MaterialIndexPage.objects).filter(locale__language_code=language).first()
    return (page.get_url() or "") if page is not None else ""


@kept_per_generation
def facet_labels(language: str) -> dict[str, FacetLabels]:
    """Names of the filters and of their options, in the order they are offered."""
    return {
        "type": FacetLabels(_("Type"), dict(MaterialKind.choices)),
        "topic": FacetLabels(_("Topic"), _names(Topic, language)),
        "audience": FacetLabels(_("For whom"), _names(Audience, language)),
        "language": FacetLabels(_("Language of the files"), dict(settings.LANGUAGES)),
    }


def _matching_ids(language: str, terms: list[str]) -> set[int]:
    """Every term is a prefix of a folded word of the page, on both databases."""
    locale = Locale.objects.get_for_language(language)
    pages = MaterialPage.objects.live().filter(locale=locale)
    return set(matching(pages, terms).values_list("pk", flat=True))


def _files_of(pages: list[Any]) -> dict[UUID, tuple[FileLink, ...]]:
    keys = {key for _pk, key, *_rest in pages}
    editions = visible(MaterialPage.objects).filter(translation_key__in=keys)
    return files_by_material(dict(editions.values_list("pk", "translation_key")))


def _addresses(page_ids: list[int]) -> dict[int, str]:
    return {page.pk: page.get_url() or "" for page in Page.objects.filter(pk__in=page_ids).defer_streamfields()}


def _slugs(through: type[Model], term: type[NamedTerm]) -> dict[int, frozenset[str]]:
    """Page id → slugs of its terms."""
    name = term._meta.model_name
    slugs: dict[int, set[str]] = {}
    for page_id, slug in through._default_manager.values_list("materialpage_id", f"{name}__slug"):
        slugs.setdefault(page_id, set()).add(slug)
    return {page_id: frozenset(found) for page_id, found in slugs.items()}


def _names(model: type[NamedTerm], language: str) -> dict[str, str]:
    names = [
        (in_language(names, language), slug) for slug, names in model._default_manager.values_list("slug", "names")
    ]
    return {slug: name for name, slug in sorted(names)}
