"""Makes the demo's eight materials as real files in three languages: one call, deterministic bytes, no network."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from elearning_site.demo.papers import docx, epub, odt, pdf, sheets
from elearning_site.demo.papers.imprint import Paper
from elearning_site.demo.prose import parse
from elearning_site.demo.reading import LANGUAGES
from elearning_site.demo.schema import DemoSite

WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "pdf": pdf.write,
    "docx": docx.write,
    "odt": odt.write,
    "epub": epub.write,
    "xlsx": sheets.write_xlsx,
    "csv": sheets.write_csv,
}


@dataclass(frozen=True)
class MadeDocument:
    """A finished file. `pages` is None where pages mean nothing."""

    material: str
    language: str
    format: str
    title: str
    content: bytes
    pages: int | None

    @property
    def file_name(self) -> str:
        """The name to save it under: the material, its language and format."""
        return f"{self.material}-{self.language}.{self.format}"


def paper_of(site: DemoSite, material_id: str, language: str) -> Paper:
    """The words of one material in one language, with its imprint. Raises KeyError for an unknown material."""
    facts = {material.id: material for material in site.content.materials}[material_id]
    body = {material.id: material for material in site.materials.materials}[material_id]
    publisher = {partner.id: partner.name for partner in site.content.partners}[body.publisher][language]
    texts = site.content.site
    return Paper(
        id=material_id,
        language=language,
        title=facts.title[language],
        summary=facts.summary[language],
        publisher=publisher,
        emblem_statement=texts.emblem_statement[language],
        funding_statement=texts.funding_statement[language],
        disclaimer=texts.disclaimer_template[language].format(issuer=publisher),
        licence=facts.licence,
        blocks=parse(body.body[language]),
        cards=tuple((card.symbol, card.words) for card in site.materials.cards),
    )


def make_document(site: DemoSite, material_id: str, *, language: str, file_format: str) -> MadeDocument:
    """One file. Raises KeyError for an unknown material or format."""
    paper = paper_of(site, material_id, language)
    content = WRITERS[file_format](paper)
    pages = len(PdfReader(BytesIO(content)).pages) if file_format == "pdf" else None
    return MadeDocument(material_id, language, file_format, paper.title, content, pages)


def make_documents(site: DemoSite) -> Iterator[MadeDocument]:
    """Every material in every language and format it is offered in."""
    for material in site.content.materials:
        for language in LANGUAGES:
            for file_format in material.formats:
                yield make_document(site, material.id, language=language, file_format=file_format)
