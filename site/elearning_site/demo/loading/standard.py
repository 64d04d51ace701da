"""About, campaign, contest, privacy and the other standard pages, the gallery and the accessibility statement."""

from typing import Any

from cms_pages.models import AccessibilityPage, Conformity, PageKind, StandardPage
from courses.models import FundingProject, Organisation
from elearning_site.demo.entities_site import Page as PageText
from elearning_site.demo.loading.workshop import Workshop, block, item

KINDS = {
    "about": PageKind.ABOUT,
    "campaign": PageKind.CAMPAIGN,
    "contest": PageKind.CONTEST,
    "privacy": PageKind.PRIVACY,
    "cookies": PageKind.COOKIES,
    "easy": PageKind.EASY_READ,
    "contacts": PageKind.CONTACTS,
    "terms": PageKind.TERMS,
    "faq": PageKind.FAQ,
}
PICTURES = {"about": "news-project-start", "campaign": "news-campaign", "contest": "news-photo-contest"}


def load(workshop: Workshop) -> None:
    """Make the pages first and fill them afterwards: their texts link to one another."""
    for text in workshop.site.pages.pages:
        workshop.in_languages(text.key, lambda language, text=text: _empty(workshop, text, language), under="home")
    workshop.in_languages("gallery", lambda language: _gallery(workshop, language), under="home")
    for text in workshop.site.pages.pages:
        for language in ("lv", "lt", "en"):
            page = workshop.page(text.key, language)
            if not page.body:
                page.body = _body(workshop, text, language)
                page.save()


def _empty(workshop: Workshop, text: PageText, language: str) -> Any:
    common = {"title": text.title[language], "lead": text.lead[language], "search_description": text.lead[language]}
    if text.key == "accessibility":
        statement = workshop.site.pages.accessibility
        return AccessibilityPage(
            **common,
            conformity=Conformity.PARTIAL,
            prepared_on=statement.prepared,
            reviewed_on=statement.reviewed,
            method=statement.method[language],
        )
    project = FundingProject.objects.get(is_default=True)
    return StandardPage(**common, kind=KINDS[text.key], organisation=project.responsible, funding_project=project)


def _body(workshop: Workshop, text: PageText, language: str) -> list[dict[str, Any]]:
    blocks = []
    if picture := PICTURES.get(text.key):
        blocks.append(picture_block(workshop, picture, language, "page", text.key))
    if words := text.body[language]:
        blocks.append(block("rich_text", workshop.rich(words), "page", text.key))
    if text.key == "faq":
        items = [
            item({"title": entry.question[language], "text": f"<p>{entry.answer[language]}</p>"}, "faq", str(number))
            for number, entry in enumerate(workshop.site.pages.faq)
        ]
        blocks.append(block("accordion", {"items": items}, "page", text.key))
    return blocks


def picture_block(workshop: Workshop, picture: str, language: str, *parts: str) -> dict[str, Any]:
    """An image block with its description in this language."""
    value = {
        "image": workshop.images[picture].pk,
        "alt": workshop.site.alt(picture)[language],
        "caption": "",
    }
    return block("image", value, *parts, picture)


def _gallery(workshop: Workshop, language: str) -> StandardPage:
    lead = workshop.lead("gallery", language)
    shown = [entry.id for entry in workshop.site.pages.pictures if entry.id.startswith(("gallery-", "course-"))]
    return StandardPage(
        title=workshop.title("gallery")[language],
        lead=lead,
        search_description=lead,
        kind=PageKind.GALLERY,
        organisation=Organisation.objects.get(slug="pasvalys-library"),
        body=[picture_block(workshop, picture, language, "gallery") for picture in shown],
    )
