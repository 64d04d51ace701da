"""The words that a funded page must carry: who pays, and who answers for the content."""

from dataclasses import dataclass
from typing import Any

from courses.models import FundingProject, Organisation, in_language

from .memo import kept_per_generation


@dataclass(frozen=True)
class FundingWords:
    """Statement, disclaimer and emblem words in one language; empty on a site without a funding project."""

    funding_statement: str = ""
    disclaimer: str = ""
    emblem_statement: str = ""
    programme_line: str = ""


@kept_per_generation
def funding_words(project_id: int | None, organisation_id: int | None, language: str) -> FundingWords:
    """The words of a project (None: the site's default project), naming an organisation (None: the responsible one)."""
    projects = FundingProject.objects.select_related("responsible")
    project = projects.filter(pk=project_id).first() if project_id else projects.filter(is_default=True).first()
    if project is None:
        return FundingWords()
    organisation = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    return FundingWords(
        funding_statement=in_language(project.funding_statements, language),
        disclaimer=project.disclaimer(organisation, language=language),
        emblem_statement=in_language(project.emblem_statements, language),
        programme_line=in_language(project.programmes, language),
    )


def funding_of(page: Any, language: str) -> FundingWords:
    """The words for a page: its own project and organisation where it has them, else the site's.

    A page says so by the fields `funding_project` and `organisation` (a course: `owner_organisation`). None: no page.
    """
    organisation_id = getattr(page, "organisation_id", None) or getattr(page, "owner_organisation_id", None)
    return funding_words(getattr(page, "funding_project_id", None), organisation_id, language)
