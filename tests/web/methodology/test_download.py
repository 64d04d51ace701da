"""Taking a file: bytes, headers, counts, and who is refused on which way."""

import uuid
from datetime import date
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from methodology.models import DownloadCount, MaterialFile
from tests.factories.library import BYTES, make_file, make_material

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture
def browser() -> Client:
    return Client(headers={"user-agent": FIREFOX})


@pytest.fixture
def file() -> MaterialFile:
    return make_file(make_material("plan"), title="Zonu plāns")


def address(file: MaterialFile, language: str = "lv") -> str:
    return f"/{language}/materials/files/{file.key}/"


def restrict(file: MaterialFile, kind: str = PageViewRestriction.LOGIN, **fields: Any) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=file.page, restriction_type=kind, **fields)


def take(client: Client, url: str, **more: Any) -> tuple[int, bytes]:
    """Status and bytes; a stream that is read to its end closes its file."""
    response = client.get(url, **more)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, content


def counts() -> list[tuple[uuid.UUID, date, int]]:
    return list(DownloadCount.objects.order_by("day").values_list("file_key", "day", "count"))


def test_the_file_comes_whole_and_harmless(browser: Client, file: MaterialFile) -> None:
    response = browser.get(address(file))
    assert b"".join(response.streaming_content) == BYTES
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment; filename")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert not response.cookies


def test_downloads_are_counted_by_day_in_riga(browser: Client, file: MaterialFile) -> None:
    for moment in ("2026-11-21T21:59:00Z", "2026-11-21T22:01:00Z", "2026-11-22T10:00:00Z"):
        with time_machine.travel(moment, tick=False):
            take(browser, address(file))
    assert counts() == [(file.key, date(2026, 11, 21), 1), (file.key, date(2026, 11, 22), 2)]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)"},
        {"user-agent": "curl/8.1"},
        {"user-agent": ""},
        {"user-agent": FIREFOX, "range": "bytes=1000-"},
        {"user-agent": FIREFOX, "sec-purpose": "prefetch"},
    ],
)
def test_programs_and_continued_downloads_are_not_counted(
    client: Client, file: MaterialFile, headers: dict[str, str]
) -> None:
    assert take(client, address(file), headers=headers) == (200, BYTES)
    assert counts() == []


def test_head_is_not_counted_and_a_first_range_is(browser: Client, file: MaterialFile) -> None:
    assert list(browser.head(address(file)).streaming_content) == []
    assert counts() == []
    take(browser, address(file), headers={"range": "bytes=0-"})
    assert [count for _key, _day, count in counts()] == [1]


def test_post_changes_nothing(browser: Client, file: MaterialFile) -> None:
    assert browser.post(address(file)).status_code == 405
    assert counts() == []


def test_an_unknown_key_and_an_unpublished_page_are_not_found(browser: Client, file: MaterialFile) -> None:
    assert browser.get(f"/lv/materials/files/{uuid.uuid4()}/").status_code == 404
    file.page.specific.unpublish()
    assert browser.get(address(file)).status_code == 404
    assert browser.get(file.document.url).status_code == 403


def test_a_file_lost_from_the_store_is_not_found(browser: Client, file: MaterialFile) -> None:
    file.document.file.storage.delete(file.document.file.name)
    assert browser.get(address(file)).status_code == 404
    assert counts() == []


class TestRestrictedPage:
    """No way to the bytes that the page's restriction does not guard."""

    def test_a_visitor_is_asked_to_sign_in(self, browser: Client, file: MaterialFile) -> None:
        restrict(file)
        response = browser.get(address(file))
        assert response.status_code == 302
        assert response.headers["Location"].endswith(f"next={address(file)}")
        assert browser.get(file.document.url).status_code == 403

    def test_a_signed_in_person_may_have_it(self, browser: Client, file: MaterialFile) -> None:
        restrict(file)
        browser.force_login(User.objects.create_user("anna@example.org", "long-enough-password"))
        assert take(browser, address(file)) == (200, BYTES)
        assert take(browser, file.document.url) == (200, BYTES)

    def test_a_person_outside_the_group_is_refused(self, browser: Client, file: MaterialFile) -> None:
        restriction = restrict(file, PageViewRestriction.GROUPS)
        restriction.groups.add(Group.objects.create(name="Members"))
        browser.force_login(User.objects.create_user("anna@example.org", "long-enough-password"))
        assert browser.get(address(file)).status_code == 403
        assert browser.get(file.document.url).status_code == 403
        assert counts() == []

    def test_a_password_page_refuses_without_the_password(self, browser: Client, file: MaterialFile) -> None:
        restrict(file, PageViewRestriction.PASSWORD, password="word")
        assert browser.get(address(file)).status_code == 403
        assert browser.get(file.document.url).status_code == 403

    def test_a_restriction_above_counts_as_well(self, browser: Client, file: MaterialFile) -> None:
        PageViewRestriction.objects.create(
            page=file.page.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="word"
        )
        assert browser.get(address(file)).status_code == 403
        assert browser.get(file.document.url).status_code == 403

    def test_the_open_sister_page_does_not_show_the_file(self, browser: Client, file: MaterialFile) -> None:
        make_material("plan", language="en")
        restrict(file)
        page = browser.get("/en/materials/plan/").content.decode()
        assert str(file.key) not in page


def test_a_document_of_no_material_is_served_as_ever(browser: Client, file: MaterialFile) -> None:
    document = file.document
    file.delete()
    assert take(browser, document.url) == (200, BYTES)


@pytest.mark.parametrize("downloads", [0, 5])
def test_a_download_costs_the_same_however_many_there_were(
    browser: Client, file: MaterialFile, downloads: int, django_assert_num_queries: Any
) -> None:
    for _number in range(downloads + 1):
        take(browser, address(file))
    # The file with its page, two for restrictions on the way up, one more download.
    with django_assert_num_queries(4):
        take(browser, address(file))
