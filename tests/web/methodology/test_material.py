"""A material's page: files of all languages, lessons that use it, disclaimer, copies and translations."""

import json
import re
from typing import Any

import pytest
from django.test import Client, RequestFactory

from methodology.models import MaterialFile
from methodology.queries.library import materials_in
from methodology.queries.material import material_detail
from tests.factories.cms import make_funding_project, make_organisation, publish
from tests.factories.courses import make_course
from tests.factories.library import make_file, make_material

pytestmark = pytest.mark.django_db


def linked_keys(html: str) -> list[str]:
    return re.findall(r'href="/\w\w/materials/files/([0-9a-f-]+)/"', html)


def test_every_language_shows_the_files_of_all(client: Client) -> None:
    pages = {language: make_material("cards", language=language) for language in ("lv", "lt", "en")}
    lv, lt = make_file(pages["lv"]), make_file(pages["lt"])
    # Its own language first, then by language.
    for language, files in (("lv", [lv, lt]), ("lt", [lt, lv]), ("en", [lt, lv])):
        page = client.get(f"/{language}/materials/cards/").content.decode()
        assert linked_keys(page) == [str(file.key) for file in files]


def test_the_list_offers_its_own_language_and_counts_the_others(client: Client) -> None:
    lv, lt = make_file(make_material("cards")), make_file(make_material("cards", language="lt"))
    make_material("cards", language="en")
    row = materials_in("lv")[0]
    assert ([file.key for file in row.files], row.other_files) == ([lv.key], 1)
    # Nothing in English: then everything there is.
    row = materials_in("en")[0]
    assert ([file.key for file in row.files], row.other_files) == ([lv.key, lt.key], 0)


def test_a_copy_and_a_translation_start_without_files() -> None:
    page = make_material("cards")
    file = make_file(page)
    copy = page.copy(update_attrs={"slug": "cards-2", "title": "Copy"})
    assert copy.files.count() == 0
    assert list(MaterialFile.objects.values_list("key", flat=True)) == [file.key]
    publish(page)
    assert MaterialFile.objects.get().key == file.key


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lv", "Par saturu atbild Višķu bibliotēka."),
        ("lt", "Už turinį atsako Viškių biblioteka."),
        ("en", "The contents are the responsibility of Višķi Library."),
    ],
)
def test_the_disclaimer_names_the_author_organisation(client: Client, language: str, text: str) -> None:
    make_funding_project()
    viski = make_organisation(
        "viski", names={"lv": "Višķu bibliotēka", "lt": "Viškių biblioteka", "en": "Višķi Library"}, country="LV"
    )
    make_material("cards", language=language, organisation=viski)
    aside = re.search(
        r'<aside class="note-box small">(.*?)</aside>',
        client.get(f"/{language}/materials/cards/").content.decode(),
        re.DOTALL,
    )
    assert aside is not None
    assert re.findall(r"<p>(.*?)</p>", aside[1])[1] == text


def test_lessons_that_show_a_card_are_named(client: Client) -> None:
    material = make_material("cards")
    made = make_course(languages=("lv",), lessons=2)
    lesson = made.lessons["lv"][0]
    lesson.body = [("card", {"page": material})]
    publish(lesson)
    detail = material_detail(material, request=RequestFactory().get("/"))
    assert detail.lessons == ((lesson.title, lesson.url),)
    assert f'<a href="{lesson.url}">{lesson.title}</a>' in client.get("/lv/materials/cards/").content.decode()
    lesson.unpublish()
    assert material_detail(material, request=RequestFactory().get("/")).lessons == ()


def test_lessons_that_offer_its_document_are_named() -> None:
    material = make_material("cards")
    file = make_file(material)
    made = make_course(languages=("lv",), lessons=2)
    lesson = made.lessons["lv"][1]
    lesson.body = [("download", {"document": file.document, "title": "Cards"})]
    publish(lesson)
    detail = material_detail(material, request=RequestFactory().get("/"))
    assert detail.lessons == ((lesson.title, lesson.url),)


def test_structured_data_cannot_be_broken_out_of(client: Client) -> None:
    make_material("cards", title="</script><script>alert(1)</script>", summary="A & B", minutes=20)
    html = client.get("/lv/materials/cards/").content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data: dict[str, Any] = json.loads(blocks[0])
    assert data["@type"] == "LearningResource"
    assert data["name"] == "</script><script>alert(1)</script>"
    assert data["timeRequired"] == "PT20M"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "<script>alert" not in html


@pytest.mark.parametrize("size", [1, 5])
def test_queries_do_not_grow_with_files_and_lessons(client: Client, size: int, django_assert_num_queries: Any) -> None:
    pages = [make_material("cards", language=language, topics=("autism",)) for language in ("lv", "lt", "en")]
    for number in range(size):
        make_file(pages[0], title=f"f{number}")
    made = make_course(languages=("lv",), lessons=size)
    for lesson in made.lessons["lv"]:
        lesson.body = [("card", {"page": pages[0]})]
        publish(lesson)
    # With a query the page cache keeps out of the way.
    client.get("/lv/materials/cards/?fresh=1")
    with django_assert_num_queries(9):
        client.get("/lv/materials/cards/?fresh=1")
