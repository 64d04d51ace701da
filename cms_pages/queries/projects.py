"""Projects and their partners."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from cms_pages.models import ProjectPage, ProjectPartner
from courses.extensions.organisation_facts import organisation_facts
from courses.models import Country, Organisation, in_language
from courses.queries.visible import visible


@dataclass(frozen=True)
class PartnerRow:
    """A partner as a list shows it: the country in words."""

    name: str
    country: Any
    website: str
    is_lead: bool = False
    total: Decimal | None = None
    erdf: Decimal | None = None
    own: Decimal | None = None
    state: Decimal | None = None
    # Acronyms of the projects it takes part in.
    projects: tuple[str, ...] = ()
    # What plugins know about it: (term, value).
    facts: tuple[tuple[Any, Any], ...] = ()

    @property
    def has_amounts(self) -> bool:
        return any(amount is not None for amount in (self.total, self.erdf, self.own, self.state))


def projects_in(language: str) -> QuerySet[ProjectPage]:
    """Live, unrestricted projects of a language, latest first."""
    projects: QuerySet[ProjectPage] = visible(ProjectPage.objects).filter(locale__language_code=language)
    return projects.defer("body").select_related("funding_project").order_by("-starts_on", "pk")


def partners_of(page: ProjectPage, language: str) -> list[PartnerRow]:
    """The partners of a project, the lead partner first."""
    rows = ProjectPartner.objects.filter(page=page).select_related("organisation").order_by("-is_lead", "sort_order")
    return [_row(row.organisation, language, partner=row) for row in rows]


def all_partners(language: str) -> list[PartnerRow]:
    """Every organisation that takes part in a live project, once, with its projects and what plugins know of it."""
    live = visible(ProjectPage.objects).filter(locale__language_code=language)
    rows = (
        ProjectPartner.objects.filter(page__in=live)
        .select_related("organisation")
        .order_by("-page__starts_on", "page_id", "-is_lead", "sort_order")
    )
    organisations: dict[int, Organisation] = {}
    acronyms: dict[int, list[str]] = {}
    for row, acronym in zip(rows, rows.values_list("page__funding_project__acronym", flat=True), strict=True):
        organisations.setdefault(row.organisation_id, row.organisation)
        acronyms.setdefault(row.organisation_id, []).append(acronym)
    known = [tell(organisations) for tell in organisation_facts.values()]
    return [
        _row(
            organisation,
            language,
            projects=tuple(acronyms[pk]),
            facts=tuple(facts[pk] for facts in known if pk in facts),
        )
        for pk, organisation in organisations.items()
    ]


def _row(
    organisation: Organisation, language: str, *, partner: ProjectPartner | None = None, **more: Any
) -> PartnerRow:
    amounts = (
        {
            "is_lead": partner.is_lead,
            "total": partner.total_eur,
            "erdf": partner.erdf_eur,
            "own": partner.own_eur,
            "state": partner.state_eur,
        }
        if partner
        else {}
    )
    return PartnerRow(
        name=in_language(organisation.names, language),
        country=Country(organisation.country).label,
        website=organisation.website,
        **amounts,
        **more,
    )
