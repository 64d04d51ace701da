"""Documents, pictures and captions: real files, in three languages, the same bytes every time."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from elearning_site.demo.captions import transcript, webvtt
from elearning_site.demo.documents import make_document, make_documents
from elearning_site.demo.papers.symbols import SYMBOLS
from elearning_site.demo.pictures import make_picture
from elearning_site.demo.reading import LANGUAGES
from elearning_site.demo.scenes import SCENES
from elearning_site.demo.schema import FOLDER, DemoSite, load


@pytest.fixture(scope="module")
def site() -> DemoSite:
    return load()


@pytest.fixture(scope="module")
def made(site: DemoSite) -> dict[str, bytes]:
    return {document.file_name: document.content for document in make_documents(site)}


def test_every_material_is_made_in_every_language_and_format(site: DemoSite, made: dict[str, bytes]) -> None:
    assert set(made) == {
        f"{material.id}-{language}.{file_format}"
        for material in site.content.materials
        for language in LANGUAGES
        for file_format in material.formats
    }
    assert min(len(content) for content in made.values()) > 400


def test_odt_stands_wherever_docx_does(site: DemoSite) -> None:
    offered = [set(material.formats) for material in site.content.materials]
    assert [formats for formats in offered if ("docx" in formats) != ("odt" in formats)] == []


def test_pdfs_have_the_pages_the_library_states(site: DemoSite, made: dict[str, bytes]) -> None:
    stated = {material.id: material.pages for material in site.content.materials}
    counted = {name: len(PdfReader(BytesIO(content)).pages) for name, content in made.items() if name.endswith(".pdf")}
    assert counted == {f"{name}-{language}.pdf": pages for name, pages in stated.items() for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pdf_page_carries_statement_disclaimer_and_licence(
    site: DemoSite, made: dict[str, bytes], language: str
) -> None:
    reader = PdfReader(BytesIO(made[f"pip-conversation-guide-{language}.pdf"]))
    assert reader.metadata is not None
    assert reader.metadata.title == site.content.materials[5].title[language]
    assert reader.trailer["/Root"]["/Lang"] == {"lv": "lv-LV", "lt": "lt-LT", "en": "en-GB"}[language]
    publisher = site.content.partners[2].name[language]
    for page in reader.pages:
        text = " ".join(page.extract_text().split())
        assert site.content.site.emblem_statement[language] in text
        assert site.content.site.disclaimer_template[language].format(issuer=publisher) in text
        assert "CC BY 4.0" in text


def test_office_documents_open_with_headings_and_language(made: dict[str, bytes]) -> None:
    document = Document(BytesIO(made["easy-language-checklist-lt.docx"]))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings == [
        "Lengvai suprantamos kalbos patikros lapas",
        "Kas parašyta",
        "Kaip parašyta",
        "Kaip atrodo",
        "Kas perskaitė",
        "Pavyzdys",
        "Skaitytojo žodžiai",
    ]
    assert document.core_properties.language == "lt"
    book = load_workbook(BytesIO(made["room-zone-plan-en.xlsx"]))
    assert book.sheetnames == ["Stimulus map", "Zone check", "EU"]
    assert [cell.value for cell in book["Stimulus map"][4]] == [
        1,
        "Hum of a lamp",
        "hearing",
        3,
        "all day",
        "Replace the bulb",
    ]


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("bibliotherapy-cycle-lv.epub", b"application/epub+zip"),
        ("photo-consent-form-lv.odt", b"application/vnd.oasis.opendocument.text"),
    ],
)
def test_containers_begin_with_their_type_and_hold_sound_xml(made: dict[str, bytes], name: str, mime: bytes) -> None:
    with ZipFile(BytesIO(made[name])) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", ZIP_STORED, mime)
        for entry in archive.namelist():
            if entry.endswith((".xml", ".xhtml", ".opf")):
                etree.fromstring(archive.read(entry))


def test_csv_opens_in_the_columns_of_the_list(made: dict[str, bytes]) -> None:
    lines = made["sensory-books-list-lv.csv"].decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Nosaukums;Materiāls;Valoda;Vecums;Tīrīšana;Atrašanās vieta"
    assert len(lines) == 7


@pytest.mark.parametrize("file_format", ["pdf", "docx", "odt"])
def test_the_same_words_give_the_same_bytes(site: DemoSite, made: dict[str, bytes], file_format: str) -> None:
    again = make_document(site, "photo-consent-form", language="lv", file_format=file_format)
    assert again.content == made[again.file_name]


def test_pictures_are_drawn_from_their_id(site: DemoSite) -> None:
    picture = make_picture(site, "gallery-loom")
    assert Image.open(BytesIO(picture.content)).size == (1600, 900)
    assert make_picture(site, "gallery-loom").content == picture.content
    assert {entry.scene for entry in site.pages.pictures} <= set(SCENES)


def test_every_card_has_its_symbol(site: DemoSite) -> None:
    assert [card.symbol for card in site.materials.cards] == list(SYMBOLS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_and_transcript_say_the_same(site: DemoSite, language: str) -> None:
    film = site.lessons.film
    captions = webvtt(film, language)
    spoken = [line for cue in captions.split("\n\n")[1:] for line in cue.strip().splitlines()[2:]]
    assert " ".join(spoken) == " ".join(transcript(film, language).split())
    assert captions.startswith("WEBVTT\n\n1\n00:00:00.000 --> 00:00:06.000\n")
    assert captions.count("-->") == sum(len(scene.cues) for scene in film.scenes)


def test_the_film_is_a_webm_of_modest_size(site: DemoSite) -> None:
    content = (FOLDER / site.lessons.film.file).read_bytes()
    assert content[:4] == bytes.fromhex("1a45dfa3")
    assert len(content) < 400 * 1024
