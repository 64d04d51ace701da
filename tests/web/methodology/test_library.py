"""The library: what is listed, counted, found and offered."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from wagtail.models import PageViewRestriction

from courses.queries.memo import forget_kept
from methodology.queries.library import find_materials
from tests.factories.library import make_file, make_library, make_material

pytestmark = pytest.mark.django_db


def titles(html: str) -> list[str]:
    return re.findall(r'<h3><a href="[^"]*">(.*?)</a></h3>', html)


def counts(found: Any) -> dict[str, dict[str, int]]:
    return {facet.key: {option.key: option.count for option in facet.options} for facet in found.facets}


@pytest.fixture
def shelf() -> None:
    plan = make_material("plan", title="Zonu plāns", kind="checklist", topics=("sensory",))
    make_file(plan, pages=3)
    make_file(plan, extension="xlsx", title="plan-table")
    story = make_material("story", title="Sociālais stāsts", kind="template", topics=("autism", "sensory"))
    make_file(story, pages=6)
    make_material("cycle", title="Biblioterapijas cikls", kind="guide", summary="Zaļenieku senioriem")


@pytest.mark.usefixtures("shelf")
class TestFinding:
    def test_lists_all_in_order_of_titles(self, client: Client) -> None:
        page = client.get("/lv/materials/").content.decode()
        assert titles(page) == ["Biblioterapijas cikls", "Sociālais stāsts", "Zonu plāns"]

    def test_counts_stand_next_to_options(self) -> None:
        assert counts(find_materials("lv", chosen={})) == {
            "type": {"guide": 1, "template": 1, "checklist": 1},
            "topic": {"autism": 1, "sensory": 2},
            "audience": {},
            "language": {"lv": 2},
        }

    def test_facets_narrow_and_options_widen(self, client: Client) -> None:
        page = client.get("/lv/materials/?type=checklist&type=template&topic=autism").content.decode()
        assert titles(page) == ["Sociālais stāsts"]
        found = find_materials("lv", chosen={"type": ["checklist", "template"], "topic": ["autism"]})
        assert counts(found)["type"] == {"template": 1, "checklist": 0}
        assert counts(found)["topic"] == {"autism": 1, "sensory": 2}

    def test_each_chip_takes_away_its_own_choice(self, client: Client) -> None:
        context = client.get("/lv/materials/?type=guide&topic=autism&q=zale").context
        with override("lv"):
            texts = [(str(text), url) for text, url in context["chips"]]
            guide = gettext("Guide")
        assert texts == [
            ("“zale”", "?type=guide&topic=autism"),
            (guide, "?q=zale&topic=autism"),
            ("Autism", "?q=zale&type=guide"),
        ]

    @pytest.mark.parametrize("query", ["zaļenieku", "Zalenieku", "ZALEN", "cikls zale"])
    def test_search_folds_letters_and_takes_beginnings(self, query: str) -> None:
        assert [row.title for row in find_materials("lv", query=query, chosen={}).rows] == ["Biblioterapijas cikls"]

    @pytest.mark.parametrize(
        "query", ['"', 'a"b', "\x00", "zale\x00niek", "zale*", "(", "zale AND", "NEAR", "^x:y-z", "'"]
    )
    def test_search_survives_operators(self, client: Client, query: str) -> None:
        assert client.get("/lv/materials/", {"q": query}).status_code == 200

    def test_unknown_options_are_ignored(self, client: Client) -> None:
        page = client.get("/lv/materials/?type=nonsense&topic=\x00&page=99999999999999999999").content.decode()
        assert len(titles(page)) == 3

    def test_nothing_found_offers_the_way_back(self, client: Client) -> None:
        page = client.get("/lv/materials/?q=qqqq").content.decode()
        assert titles(page) == []
        assert 'class="empty"' in page
        assert 'class="btn btn-1" href="/lv/materials/"' in page


def test_an_empty_library_says_what_will_come(client: Client) -> None:
    make_library()
    page = client.get("/lv/materials/").content.decode()
    assert 'class="empty"' in page


def test_link_text_says_format_size_pages_and_foreign_language(client: Client) -> None:
    lv = make_material("plan", title="Plāns")
    lt = make_material("plan", language="lt", title="Planas")
    make_file(lv, pages=1, content=b"x" * 2048)
    make_file(lt, pages=4, content=b"x" * 3072)
    page = client.get("/lv/materials/plan/").content.decode()
    links = re.findall(r'<a class="linkbtn" href="/lv/materials/files/[^>]*>(.*?)</a>', page, re.DOTALL)
    plain = [re.sub(r"<svg.*?</svg>|<[^>]*>", "", link, flags=re.DOTALL) for link in links]
    texts = [" ".join(text.split()) for text in plain]
    assert len(texts) == 2
    assert texts[0].startswith("PDF, 2")
    assert texts[0].endswith("– Plāns")
    assert texts[1].startswith("PDF, 3")
    assert "4 " in texts[1]
    assert [text.count(", ") for text in texts] == [2, 3]


def test_drafts_and_restricted_materials_are_nowhere(client: Client) -> None:
    hidden = make_material("hidden", title="Kanārijputniņš")
    restricted = make_material("restricted", title="Kanārijputniņš otrais")
    hidden.unpublish()
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    forget_kept()
    assert "Kanārij" not in client.get("/lv/materials/").content.decode()
    assert find_materials("lv", query="kanarij", chosen={}).rows == ()


@pytest.mark.parametrize("materials", [1, 6])
def test_queries_do_not_grow_with_the_library(client: Client, django_assert_num_queries: Any, materials: int) -> None:
    for language in ("lv", "lt", "en"):
        make_library(language)
    for number in range(materials):
        make_file(make_material(f"m{number}", topics=("sensory",)), pages=2, title=f"f{number}")
    client.get("/lv/materials/?type=guide")
    with django_assert_num_queries(2):
        client.get("/lv/materials/?type=guide")
    forget_kept()
    with django_assert_num_queries(17):
        client.get("/lv/materials/?type=guide")
