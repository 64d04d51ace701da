"""Where the lists of the site stand: one of each in a language."""

from dataclasses import dataclass

from wagtail.models import Page

from courses.queries.memo import kept_per_generation
from courses.queries.visible import visible


@dataclass(frozen=True)
class Section:
    """A list page as links need it."""

    url: str
    title: str
    lead: str


@kept_per_generation
def section_of(model: type[Page], language: str) -> Section | None:
    """The list page of a class in a language; None while there is none."""
    page = visible(model.objects).filter(locale__language_code=language).first()
    return Section(page.get_url() or "", page.title, page.lead) if page is not None else None
