"""Pages of the site: lists, order, disclaimers, structured data, query counts."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import PageViewRestriction

from cms_pages.models import AccessibilityPage, PartnersPage, ProjectIndexPage
from courses.extensions.organisation_facts import organisation_facts
from courses.queries.memo import forget_kept
from tests.factories.cms import (
    index_page,
    make_chrome,
    make_event,
    make_funding_project,
    make_home,
    make_news,
    make_organisation,
    make_point,
    make_project,
    make_standard,
    place,
    publish,
)

pytestmark = pytest.mark.django_db


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


def headings(text: str, level: int) -> list[str]:
    return re.findall(rf'<h{level}><a href="[^"]*">(.*?)</a></h{level}>', text)


def facts(text: str) -> list[tuple[str, str]]:
    """Terms and values of the fact sheet, without markup."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", text, re.DOTALL)
    return [(term, " ".join(re.sub(r"<[^>]*>", " ", value).split())) for term, value in pairs]


def data(text: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return {found["@type"]: found for found in map(json.loads, blocks)}


def disclaimer(text: str) -> str:
    found = re.search(r'<aside class="note-box small">(.*?)</aside>', text, re.DOTALL)
    assert found is not None
    return re.findall(r"<p>(.*?)</p>", found[1])[1]


class TestNews:
    def test_newest_first_with_counts(self, client: Client) -> None:
        make_news("a", title="Old", date=date(2024, 5, 6))
        make_news("b", title="New", date=date(2025, 6, 10), category="campaign")
        make_news("c", title="Middle", date=date(2025, 3, 3))
        page = html(client, "/lv/news-index/")
        assert headings(page, 2) == ["New", "Middle", "Old"]
        assert headings(html(client, "/lv/news-index/?category=campaign"), 2) == ["New"]
        assert len(headings(html(client, "/lv/news-index/?category=%00zzz"), 2)) == 3
        assert re.findall(r'href="\?category=(\w+)">[^<]*\((\d)\)', page) == [("project", "2"), ("campaign", "1")]

    def test_only_the_language_of_the_list(self, client: Client) -> None:
        make_news("a", title="Latviski")
        make_news("a", language="en", title="English")
        assert headings(html(client, "/en/news-index/"), 2) == ["English"]

    def test_neighbours_by_name(self, client: Client) -> None:
        for name, day in (("first", 1), ("second", 2), ("third", 3)):
            make_news(name, date=date(2025, 1, day))
        page = html(client, "/lv/news-index/second/")
        assert re.findall(r'rel="(prev|next)".*?<b>(.*?)</b>', page, re.DOTALL) == [
            ("prev", "First"),
            ("next", "Third"),
        ]

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("lv", "Par saturu atbild Višķu pagasts."),
            ("lt", "Už turinį atsako Viškiai."),
            ("en", "The contents are the responsibility of Višķi Parish."),
        ],
    )
    def test_the_disclaimer_names_who_publishes(self, client: Client, language: str, text: str) -> None:
        make_funding_project()
        viski = make_organisation("viski", names={"lv": "Višķu pagasts", "lt": "Viškiai", "en": "Višķi Parish"})
        make_news("a", language=language, organisation=viski)
        assert disclaimer(html(client, f"/{language}/news-index/a/")) == text

    def test_without_its_own_the_responsible_partner_is_named(self, client: Client) -> None:
        make_funding_project()
        make_news("a")
        assert disclaimer(html(client, "/lv/news-index/a/")) == "Par saturu atbild Pasvales bibliotēka."

    def test_structured_data(self, client: Client) -> None:
        make_news("a", title="Zaļenieki", date=date(2025, 3, 3), byline="Ģirts Šķēle")
        found = data(html(client, "/lv/news-index/a/"))
        assert found["NewsArticle"]["datePublished"] == "2025-03-03"
        assert found["NewsArticle"]["author"] == {"@type": "Person", "name": "Ģirts Šķēle"}
        assert [item["name"] for item in found["BreadcrumbList"]["itemListElement"]][1:] == ["News", "Zaļenieki"]

    def test_the_feed_has_the_language_and_lasting_ids(self, client: Client) -> None:
        page = make_news("a", title="Tikai <b>latviski</b>", lead="Teksts", date=date(2025, 3, 3))
        make_news("b", language="en", title="English")
        response = client.get("/lv/news/feed/")
        feed = response.content.decode()
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert re.findall(r"<title>(.*?)</title>", feed)[1:] == ["Tikai &lt;b&gt;latviski&lt;/b&gt;"]
        assert f"<id>urn:uuid:{page.translation_key}:lv</id>" in feed
        assert "<published>2025-03-03T00:00:00+02:00</published>" in feed
        assert "/lv/news-index/a/" in feed


class TestEvents:
    @time_machine.travel("2026-11-21T10:00:00Z", tick=False)
    def test_coming_ones_soonest_first_then_past_ones(self, client: Client) -> None:
        make_event("later", starts_at=datetime(2026, 12, 5, 8, tzinfo=UTC))
        make_event("sooner", starts_at=datetime(2026, 11, 28, 8, tzinfo=UTC))
        make_event("this-morning", starts_at=datetime(2026, 11, 21, 6, tzinfo=UTC))
        make_event("yesterday", starts_at=datetime(2026, 11, 20, 20, tzinfo=UTC))
        make_event("long-ago", starts_at=datetime(2025, 1, 1, 8, tzinfo=UTC))
        page = html(client, "/lv/events/")
        assert headings(page, 3) == ["This-Morning", "Sooner", "Later", "Yesterday", "Long-Ago"]

    def test_the_place_is_shown_in_the_visitors_language(self, client: Client) -> None:
        point = make_point("zalenieki", title="Zaļenieku bibliotēka", municipality="Jelgavas novads")
        make_point("zalenieki", language="en", title="Zaļenieki Library", municipality="Jelgava District")
        for language in ("lv", "en"):
            make_event("training", language=language, mode="onsite", point=point)
        assert ("Place", "Zaļenieki Library , Jelgava District") in facts(html(client, "/en/events/training/"))

    def test_structured_data_and_time_in_riga(self, client: Client) -> None:
        make_event("webinar", starts_at=datetime(2026, 12, 1, 8, tzinfo=UTC), duration_hours=Decimal("1.5"))
        event = data(html(client, "/lv/events/webinar/"))["EducationEvent"]
        assert event["startDate"] == "2026-12-01T10:00:00+02:00"
        assert event["endDate"] == "2026-12-01T11:30:00+02:00"
        assert event["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"

    def test_an_event_on_site_needs_a_place(self) -> None:
        with pytest.raises(ValidationError) as caught:
            make_event("nowhere", mode="onsite")
        assert list(caught.value.message_dict) == ["point"]


class TestNetwork:
    @pytest.fixture(autouse=True)
    def points(self) -> None:
        make_point("subate", title="Subates bibliotēka", services=("quiet_hour", "camp"))
        make_point(
            "auce", title="Baltā māja", kind="multifunctional_centre", municipality="Dobeles novads (iepriekš Auces)"
        )
        make_point("pasvalys", title="Pasvales bibliotēka", country="LT", services=("camp",))

    def test_list_by_country_and_name(self, client: Client) -> None:
        assert headings(html(client, "/lv/network/"), 3) == ["Pasvales bibliotēka", "Baltā māja", "Subates bibliotēka"]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("country=LV", ["Baltā māja", "Subates bibliotēka"]),
            ("country=LV&service=camp", ["Subates bibliotēka"]),
            ("kind=multifunctional_centre&country=LT", []),
            ("q=auce", ["Baltā māja"]),
            ("q=balta+maja", ["Baltā māja"]),
            ("q=bibliot", ["Pasvales bibliotēka", "Subates bibliotēka"]),
        ],
    )
    def test_filters_and_search(self, client: Client, query: str, expected: list[str]) -> None:
        assert headings(html(client, f"/lv/network/?{query}"), 3) == expected

    def test_coordinates_come_in_pairs_with_their_precision(self) -> None:
        with pytest.raises(ValidationError):
            make_point("half", latitude=Decimal("56.0"))
        with pytest.raises(ValidationError) as caught:
            make_point("vague", latitude=Decimal("56.0"), longitude=Decimal("25.9"))
        assert list(caught.value.message_dict) == ["precision"]


class TestProjects:
    @pytest.fixture
    def partners(self) -> tuple[dict[str, Any], ...]:
        jelgava = make_organisation("jelgava", names={"en": "Jelgava District Municipality"}, country="LV")
        return (
            {
                "organisation": jelgava,
                "total_eur": Decimal("117492.86"),
                "erdf_eur": Decimal("93994.28"),
                "own_eur": Decimal("11749.29"),
                "state_eur": Decimal("11749.29"),
            },
            {"organisation": make_organisation(), "is_lead": True},
        )

    @time_machine.travel("2026-11-21T10:00:00Z", tick=False)
    def test_the_fact_sheet_has_the_fixed_order(self, client: Client, partners: tuple[dict[str, Any], ...]) -> None:
        make_project(
            language="en",
            title="Network of Inclusive Libraries",
            partners=partners,
            total_eur=Decimal("620240.93"),
            erdf_eur=Decimal("496192.72"),
        )
        page = html(client, "/en/projects/inclusive/")
        found = facts(page)
        assert [term for term, _value in found] == [
            "Programme",
            "Title",
            "Short name",
            "Project number",
            "Aim",
            "Period",
            "Lead partner",
            "Partners",
            "Total budget",
            "Co-financing",
            "Official pages",
        ]
        values = dict(found)
        assert values["Lead partner"] == "Pasvalys Library (Lithuania)"
        assert values["Partners"] == "Jelgava District Municipality (Latvia)"
        assert values["Period"].endswith("(24 months)")
        assert values["Total budget"].replace("\xa0", " ").endswith("EUR")
        assert "80.00 %" in values["Co-financing"]
        assert 'href="https://latlit.example.org/inclusive"' in page
        assert 'href="https://european-union.europa.eu"' in page
        assert "<span>Finished</span>" in page

    def test_money_is_written_as_each_language_writes_it(
        self, client: Client, partners: tuple[dict[str, Any], ...]
    ) -> None:
        make_project(partners=partners, total_eur=Decimal("620240.93"), erdf_eur=Decimal("496192.72"))
        page = html(client, "/lv/projects/inclusive/").replace("\xa0", " ").replace("&nbsp;", " ")
        assert "620 240,93 EUR" in page
        assert "117 492,86 EUR" in page

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"ends_on": date(2024, 4, 30)}, ["ends_on"]),
            ({"extended_to": date(2026, 4, 30)}, ["extended_to"]),
            ({"total_eur": Decimal(1), "erdf_eur": Decimal(2)}, ["erdf_eur"]),
        ],
    )
    def test_impossible_facts_are_refused(self, fields: dict[str, Any], wrong: list[str]) -> None:
        with pytest.raises(ValidationError) as caught:
            make_project(**fields)
        assert list(caught.value.message_dict) == wrong

    def test_a_share_that_does_not_add_up_is_refused(self, partners: tuple[dict[str, Any], ...]) -> None:
        row = make_project(partners=partners).partners.get(is_lead=False)
        row.full_clean()
        row.own_eur = Decimal("11749.28")
        with pytest.raises(ValidationError) as caught:
            row.full_clean()
        assert list(caught.value.message_dict) == ["total_eur"]

    def test_partners_are_listed_once_with_their_projects(
        self, client: Client, partners: tuple[dict[str, Any], ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_project(partners=partners)
        octopus = make_funding_project("LLI-425", acronym="OCTOPUS", is_default=False)
        make_project("octopus", funding_project=octopus, partners=({**partners[0], "is_lead": True},))
        index = ProjectIndexPage.objects.get()
        place(PartnersPage(title="Partners"), below=index, language="lv", name="partners")
        jelgava = partners[0]["organisation"].pk
        # What other plugins tell is theirs to test.
        monkeypatch.setattr(organisation_facts, "_items", {"test": lambda keys: {jelgava: ("Certificates", "yes")}})
        page = html(client, "/lv/projects/partners/")
        rows = re.findall(r'<h2>(.*?)</h2>.*?<p class="meta">(.*?)</p>', page, re.DOTALL)
        assert [(name, re.findall(r"<span>(.*?)</span>", meta)[1:]) for name, meta in rows] == [
            ("Pasvales bibliotēka", ["INCLUSIVE"]),
            ("Jelgava District Municipality", ["INCLUSIVE", "OCTOPUS", "Certificates: yes"]),
        ]


class TestHome:
    def test_buttons_lead_to_the_page_in_the_visitors_language(self, client: Client) -> None:
        about = make_standard("about", title="Par mums")
        make_standard("about", language="en", title="About us")
        home = make_home("en")
        home.primary_page, home.primary_label = about.page_ptr, "Read"
        publish(home)
        assert '<a class="btn btn-1" href="/en/about/">Read' in html(client, "/en/")

    def test_sections_and_structured_data(self, client: Client) -> None:
        make_chrome(contact_organisations={"lv": "Pasvales bibliotēka"}, contact_email="info@example.org")
        home = make_home()
        home.easy_read = "Laipni lūdzam!\n\nTe Tu vari mācīties."
        publish(home)
        make_news("a", title="Jaunums")
        make_event("b", title="Mācības", starts_at=datetime(2100, 1, 1, tzinfo=UTC))
        page = html(client, "/lv/")
        assert headings(page, 3) == ["Jaunums", "Mācības"]
        assert '<div class="easy"><p>Laipni lūdzam!</p><p>Te Tu vari mācīties.</p>' in page
        assert data(page)["Organization"]["email"] == "info@example.org"


def test_the_accessibility_statement_leads_to_the_form(client: Client) -> None:
    place(
        AccessibilityPage(
            title="Piekļūstamība", conformity="partial", prepared_on=date(2026, 1, 2), method="Pašnovērtējums"
        ),
        below=make_home(),
        language="lv",
        name="accessibility",
    )
    page = html(client, "/lv/accessibility/")
    assert 'href="/lv/write/?page=%2Flv%2Faccessibility%2F"' in page
    assert "WCAG 2.2 AA" in page


def test_hidden_pages_are_in_no_list(client: Client) -> None:
    news = make_news("secret", title="Kanārijputniņš")
    make_news("other")
    point = make_point("secret-point", title="Kanārijputniņš")
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    point.unpublish()
    make_home("lv")
    forget_kept()
    for url in (
        "/lv/",
        "/lv/news-index/",
        "/lv/network/",
        "/lv/sitemap/",
        "/lv/news/feed/",
        "/sitemap.xml",
        "/lv/search/?q=kanarij",
    ):
        assert "Kanārij" not in html(client, url)
        assert "secret" not in html(client, url)


def test_visitors_get_no_cookie(client: Client) -> None:
    make_news("a")
    make_point("b")
    make_event("c")
    make_project()
    make_standard("about")
    urls = [
        "/lv/",
        "/lv/news-index/",
        "/lv/news-index/a/",
        "/lv/network/",
        "/lv/network/b/",
        "/lv/events/",
        "/lv/events/c/",
    ]
    for url in [*urls, "/lv/projects/", "/lv/projects/inclusive/", "/lv/about/", "/lv/search/?q=x", "/lv/sitemap/"]:
        assert client.get(url).cookies.output() == ""


@pytest.mark.parametrize("size", [1, 5])
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        ("/lv/", 3),
        ("/lv/news-index/", 5),
        ("/lv/events/", 3),
        ("/lv/network/", 2),
        ("/lv/projects/", 4),
        ("/lv/projects/inclusive/", 6),
    ],
)
def test_queries_do_not_grow(client: Client, django_assert_num_queries: Any, url: str, queries: int, size: int) -> None:
    for language in ("lv", "lt", "en"):
        make_project(language=language, partners=({"organisation": make_organisation(), "is_lead": True},))
        for number in range(size):
            make_news(f"n{number}", language=language)
            make_event(f"e{number}", language=language, starts_at=datetime(2100, 1, 1, tzinfo=UTC))
            make_point(f"p{number}", language=language, services=("camp",))
    for number in range(size):
        other = make_funding_project(f"X-{number}", is_default=False)
        partners = tuple({"organisation": make_organisation(f"o{n}"), "is_lead": n == 0} for n in range(size))
        make_project(f"project{number}", funding_project=other, partners=partners)
    index_page(ProjectIndexPage, "projects", "lv", "Projects")
    client.get(f"{url}?fresh=1")
    with django_assert_num_queries(queries):
        client.get(f"{url}?fresh=1")
