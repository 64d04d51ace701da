"""News items."""

import re
from html import escape

from cms_pages.models import NewsPage
from courses.models import FundingProject
from elearning_site.demo.entities import News
from elearning_site.demo.loading.workshop import Workshop, block

# A full stop after a number belongs to a date ("1. maijs"), not to the end of a sentence.
SENTENCE_END = re.compile(r"(?<!\d)\. ")


def load(workshop: Workshop) -> None:
    """A page per item and language."""
    for entry in workshop.site.content.news:
        workshop.in_languages(entry.id, lambda language, entry=entry: _page(workshop, entry, language), under="news")


def _page(workshop: Workshop, entry: News, language: str) -> NewsPage:
    # The first sentence is the lead; the rest is the text.
    first, *others = SENTENCE_END.split(entry.body[language], maxsplit=1)
    rest = "".join(others)
    lead = f"{first}." if rest else first
    project = FundingProject.objects.get(code="LLI-425" if entry.category == "related_project" else "LL-00143")
    return NewsPage(
        title=entry.title[language],
        lead=lead,
        search_description=lead,
        date=entry.date,
        category=entry.category,
        body=[block("rich_text", f"<p>{escape(rest or lead, quote=False)}</p>", "news", entry.id)],
        image=workshop.images[entry.id],
        image_alt=workshop.site.alt(entry.id)[language],
        byline=workshop.title("editor_desk")[language],
        organisation=project.responsible,
        funding_project=project,
    )
