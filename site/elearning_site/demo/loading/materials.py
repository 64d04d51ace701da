"""The library of methodological materials."""

from courses.models import Audience, FundingProject, Organisation, Topic
from elearning_site.demo.entities import Material
from elearning_site.demo.loading.workshop import Workshop, key_of
from methodology.models import MaterialFile, MaterialPage

LICENCES = {"CC BY 4.0": "CC-BY-4.0", "CC BY-SA 4.0": "CC-BY-SA-4.0", "CC0": "CC0-1.0"}
PAGED = {"pdf", "docx", "odt"}


def load(workshop: Workshop) -> None:
    """A page per material and language, with the files of that language."""
    for material in workshop.site.content.materials:
        workshop.in_languages(
            f"material-{material.id}",
            lambda language, material=material: _page(workshop, material, language),
            under="materials",
        )


def _page(workshop: Workshop, material: Material, language: str) -> MaterialPage:
    body = {entry.id: entry for entry in workshop.site.materials.materials}[material.id]
    page = MaterialPage(
        title=material.title[language],
        search_description=material.summary[language],
        kind=material.type,
        summary=material.summary[language],
        how_to_use=f"<p>{body.how_to_use[language]}</p>",
        minutes=body.minutes,
        licence=LICENCES[material.licence],
        organisation=Organisation.objects.get(slug=body.publisher),
        funding_project=FundingProject.objects.get(is_default=True),
    )
    page.topics = Topic.objects.filter(slug=material.topic)
    page.audiences = Audience.objects.filter(slug__in=["librarians", "social-workers"])
    page.files = [
        MaterialFile(
            key=key_of("file", material.id, language, file_format),
            document=workshop.documents[f"{material.id}-{language}.{file_format}"],
            language=language,
            pages=material.pages if file_format in PAGED else None,
        )
        for file_format in material.formats
    ]
    return page
