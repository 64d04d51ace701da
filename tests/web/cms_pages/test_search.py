"""Search across the site, the site map, and what must not be found."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from courses.queries.memo import forget_kept
from tests.factories.cms import make_event, make_home, make_news, make_point, make_standard

pytestmark = pytest.mark.django_db


def hits(html: str) -> list[str]:
    """Titles of the hits, the marks kept."""
    return re.findall(r'<h3><a href="[^"]*">(.*?)</a></h3>', html)


def search(client: Client, query: str, language: str = "lv", **more: str) -> str:
    response = client.get(f"/{language}/search/", {"q": query, **more})
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


def test_letters_fold_and_the_beginning_of_a_word_is_enough(client: Client) -> None:
    make_point("zalenieki", title="Zaļenieku bibliotēka")
    make_point("birzai", title="Biržų biblioteka")
    assert hits(search(client, "Zalen")) == ["<mark>Zaļenieku</mark> bibliotēka"]
    assert hits(search(client, "zaļenieku BIBLIOTEKA")) == ["<mark>Zaļenieku</mark> <mark>bibliotēka</mark>"]
    assert hits(search(client, "biblio zale")) == ["<mark>Zaļenieku</mark> <mark>bibliotēka</mark>"]
    assert hits(search(client, "enieku")) == []


def test_a_word_is_found_whatever_its_ending_unless_the_word_itself_stands_somewhere(client: Client) -> None:
    make_point("zalenieki", title="Zaļenieku bibliotēka")
    assert hits(search(client, "zalenieki")) == ["<mark>Zaļenieku</mark> bibliotēka"]
    make_news("a", title="Zaļenieki gaida")
    assert hits(search(client, "zalenieki")) == ["<mark>Zaļenieki</mark> gaida"]


def test_hits_in_titles_come_first(client: Client) -> None:
    make_news("a", title="Aa jaunums", lead="Par sensoro lasītavu")
    make_news("b", title="Sensorā lasītava atvērta")
    assert hits(search(client, "sensor")) == ["<mark>Sensorā</mark> lasītava atvērta", "Aa jaunums"]


def test_only_the_visitors_language(client: Client) -> None:
    make_news("a", title="Octopus latviski")
    make_news("a", language="en", title="Octopus in English")
    assert hits(search(client, "octopus", "en")) == ["<mark>Octopus</mark> in English"]


def test_kinds_are_counted_and_narrow(client: Client) -> None:
    make_news("a", title="Subate viens")
    make_news("b", title="Subate divi")
    make_point("subate", title="Subates bibliotēka")
    page = search(client, "subat")
    assert re.findall(r'kind=([\w.]+)">[^<(]*\((\d)\)', page) == [
        ("cms_pages.newspage", "2"),
        ("cms_pages.pointpage", "1"),
    ]
    assert hits(search(client, "subat", kind="cms_pages.pointpage")) == ["<mark>Subates</mark> bibliotēka"]
    assert len(hits(search(client, "subat", kind="auth.user"))) == 3


def test_text_is_shown_and_never_run(client: Client) -> None:
    make_news("a", title="Svarīgi <script>alert(1)</script>", lead="Svarīgi <img src=x onerror=alert(1)>")
    page = search(client, "svarigi")
    assert hits(page) == ["<mark>Svarīgi</mark> &lt;script&gt;alert(1)&lt;/script&gt;"]
    assert "<img src=x" not in page
    assert 'value="&quot;&gt;&lt;script&gt;"' in search(client, '"><script>')


@pytest.mark.parametrize(
    "query",
    [
        '"',
        'a"b',
        "\x00",
        "sub\x00ate",
        "subat*",
        "(",
        "a AND b",
        "NOT a",
        "NEAR/2",
        "^a",
        "a:b",
        "-a",
        "'",
        "\\",
        "%",
        "½",
        "a" * 5000,
    ],
)
def test_no_query_breaks_it(client: Client, query: str) -> None:
    make_news("a", title="Subate")
    search(client, query)


@pytest.mark.parametrize("word", ["and", "or", "not", "near"])
def test_words_that_are_operators_are_searched_for_in_small_letters(client: Client, word: str) -> None:
    make_news("a", title=f"{word} subate")
    assert hits(search(client, word)) == [f"<mark>{word}</mark> subate"]


def test_drafts_and_restricted_pages_are_not_found(client: Client) -> None:
    make_news("draft", title="Kanārijputniņš viens").unpublish()
    below = make_standard("restricted", title="Slēgts")
    make_standard("below", title="Kanārijputniņš divi", below=below)
    PageViewRestriction.objects.create(page=below, restriction_type=PageViewRestriction.LOGIN)
    forget_kept()
    assert "Kanārij" not in search(client, "kanarij")
    assert "Slēgts" not in search(client, "slegts")


def test_pages_of_results(client: Client) -> None:
    for number in range(12):
        make_news(f"n{number:02}", title=f"Jaunums {number:02}")
    assert hits(search(client, "jaunums"))[0] == "<mark>Jaunums</mark> 00"
    page = search(client, "jaunums", page="2")
    assert hits(page) == ["<mark>Jaunums</mark> 10", "<mark>Jaunums</mark> 11"]
    assert 'href="?q=jaunums&amp;page=1"' in page
    assert len(hits(search(client, "jaunums", page="99999999999999999999"))) == 2


def test_results_are_kept_from_search_engines_and_without_cookies(client: Client) -> None:
    response = client.get("/lv/search/?q=a")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert response.cookies.output() == ""


@pytest.mark.parametrize("size", [2, 9])
def test_queries_do_not_grow_with_the_hits(client: Client, django_assert_num_queries: Any, size: int) -> None:
    for language in ("lv", "lt", "en"):
        make_home(language)
    for number in range(size):
        make_news(f"n{number}", title="Subate")
        make_point(f"p{number}", title="Subate")
    search(client, "subate")
    # The language; the hits; the ten shown and one for each of their two kinds.
    with django_assert_num_queries(5):
        search(client, "subate")


def test_the_site_map_is_a_tree_of_the_language(client: Client) -> None:
    make_home("lv", title="Sākums")
    about = make_standard("about", title="Par mums")
    make_standard("team", title="Komanda", below=about)
    make_event("webinar", title="Vebinārs")
    make_standard("about", language="en", title="About us")
    page = client.get("/lv/sitemap/").content.decode()
    tree = re.search(r"<main.*?(<ul>.*</ul>).*</main>", page, re.DOTALL)
    assert tree is not None
    assert re.sub(r"\s+", "", tree[1]) == (
        '<ul><li><ahref="/lv/">Sākums</a>'
        '<ul><li><ahref="/lv/about/">Parmums</a><ul><li><ahref="/lv/about/team/">Komanda</a></li></ul></li>'
        '<li><ahref="/lv/events/">Events</a><ul><li><ahref="/lv/events/webinar/">Vebinārs</a></li></ul></li></ul>'
        "</li></ul>"
    )


def test_sitemap_xml_names_the_other_languages(client: Client) -> None:
    make_standard("about")
    make_standard("about", language="en")
    response = client.get("/sitemap.xml")
    assert response.headers["Content-Type"] == "application/xml"
    entries = re.findall(r"<url><loc>(.*?)</loc>(.*?)</url>", response.content.decode())
    about = dict(entries)["http://127.0.0.1:8000/lv/about/"]
    assert re.findall(r'hreflang="([\w-]+)" href="(.*?)"', about) == [
        ("en", "http://127.0.0.1:8000/en/about/"),
        ("lv", "http://127.0.0.1:8000/lv/about/"),
        ("x-default", "http://127.0.0.1:8000/lv/about/"),
    ]
    assert [url for url, _rest in entries] == [
        f"http://127.0.0.1:8000{path}" for path in ("/lv/", "/lv/about/", "/en/", "/en/about/")
    ]
