"""The page cache: what is stored, for whom, and when it is forgotten."""

import os
from datetime import UTC, datetime

import brotli
import pytest
import time_machine
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from courses.services.generation import bump_generation
from elearning_site import pagecache
from elearning_site.pagecache import (
    PageCacheMiddleware,
    forget_pages,
    may_be_cached,
    may_be_stored,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


class Counter:
    """A view that counts how often it is asked."""

    def __init__(self, **headers):
        self.asked = 0
        self.headers = headers

    def __call__(self, request):
        self.asked += 1
        return HttpResponse(f"<p>page {self.asked}</p>", headers=self.headers)


@pytest.fixture
def request_for(rf):
    def make(path="/lv/kursi/", **kwargs):
        return rf.get(path, **kwargs)

    return make


def test_a_page_is_rendered_once(request_for):
    view = Counter()
    cached = PageCacheMiddleware(view)
    bodies = [cached(request_for()).content for _ in range(3)]
    assert (bodies, view.asked) == ([b"<p>page 1</p>"] * 3, 1)


def test_a_publish_makes_every_stored_page_unreachable(request_for):
    view = Counter()
    cached = PageCacheMiddleware(view)
    cached(request_for())
    bump_generation()
    assert cached(request_for()).content == b"<p>page 2</p>"


def test_the_stored_answer_keeps_headers_and_speaks_the_browsers_encoding(request_for):
    cached = PageCacheMiddleware(Counter(**{"Content-Security-Policy": "default-src 'self'"}))
    first = cached(request_for())
    again = cached(request_for(headers={"accept-encoding": "gzip, br"}))
    assert again.headers["Content-Security-Policy"] == "default-src 'self'"
    assert again.headers["Content-Encoding"] == "br"
    assert brotli.decompress(again.content) == first.content
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_browser_that_has_the_page_is_told_so(request_for):
    cached = PageCacheMiddleware(Counter())
    etag = cached(request_for()).headers["ETag"]
    again = cached(request_for(headers={"if-none-match": etag}))
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["/", "/admin/", "/documents/1/x.pdf", "/media/x.jpg", "/lv/kursi/?language=lv"],
)
def test_never_asked_of_the_cache(rf, path):
    assert may_be_cached(rf.get(path)) is False


def test_people_with_a_session_never_meet_the_cache(rf):
    request = rf.get("/lv/kursi/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert may_be_cached(request) is False
    assert may_be_cached(rf.post("/lv/kursi/")) is False


@pytest.mark.parametrize(
    ("headers", "stored"),
    [
        ({}, True),
        ({"Cache-Control": "no-store"}, False),
        ({"Cache-Control": "private, max-age=0"}, False),
        ({"Vary": "Accept-Language, Cookie"}, False),
        ({"Vary": "Accept-Language"}, False),
        ({"Vary": "Accept-Language", "Content-Type": "image/svg+xml"}, True),
        ({"Content-Type": "application/json"}, False),
    ],
)
def test_only_what_may_be_shared_is_stored(headers, stored):
    assert may_be_stored(HttpResponse("x", headers=headers)) is stored


def test_a_page_that_sets_a_cookie_is_not_stored():
    response = HttpResponse("x")
    response.set_cookie("csrftoken", "x")
    assert may_be_stored(response) is False


def test_error_pages_are_not_stored():
    assert may_be_stored(HttpResponse("x", status=404)) is False


def test_a_signed_in_page_is_not_shown_to_a_visitor(rf):
    learner = UserFactory()
    client = Client()
    client.force_login(learner)
    assert settings.SESSION_COOKIE_NAME in client.cookies
    request = RequestFactory().get("/lv/kursi/")
    request.COOKIES.update({name: morsel.value for name, morsel in client.cookies.items()})
    view = Counter()
    PageCacheMiddleware(view)(request)
    assert PageCacheMiddleware(view)(rf.get("/lv/kursi/")).content == b"<p>page 2</p>"


def test_a_page_is_kept_for_its_day_only(request_for):
    """Which events are over is said in the page, and no publish marks midnight."""
    cached = PageCacheMiddleware(Counter())
    with time_machine.travel(datetime(2026, 3, 2, 21, 59, tzinfo=UTC), tick=False):
        assert [cached(request_for()).content for _ in range(2)] == [b"<p>page 1</p>"] * 2
    with time_machine.travel(datetime(2026, 3, 2, 22, 1, tzinfo=UTC), tick=False):
        assert cached(request_for()).content == b"<p>page 2</p>"


def test_any_port_a_client_names_is_the_same_page(request_for):
    cached = PageCacheMiddleware(Counter())
    bodies = {cached(request_for(headers={"host": f"testserver:{port}"})).content for port in (80, 8080, 65535)}
    assert bodies == {b"<p>page 1</p>"}


def test_neither_a_head_request_nor_a_preview_is_stored(rf, request_for):
    view = Counter()

    def draft(request):
        request.is_preview = True
        return view(request)

    PageCacheMiddleware(view)(rf.head("/lv/kursi/"))
    PageCacheMiddleware(draft)(request_for())
    assert PageCacheMiddleware(view)(request_for()).content == b"<p>page 3</p>"


def test_somebody_with_a_message_gets_a_page_that_shows_it(request_for):
    request = request_for()
    request.COOKIES["messages"] = "x"
    assert may_be_cached(request) is False


def test_a_picture_keeps_its_own_age_in_browsers(request_for):
    look = Counter(**{"Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600"})
    cached = PageCacheMiddleware(look)
    assert [cached(request_for()).headers["Cache-Control"] for _ in range(2)] == ["public, max-age=3600"] * 2
    assert look.asked == 1


def test_a_disk_that_is_full_takes_no_page_away(request_for, monkeypatch):
    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr(pagecache, "store_page", full)
    assert PageCacheMiddleware(Counter())(request_for()).content == b"<p>page 1</p>"


def test_what_cannot_be_asked_for_any_more_is_removed(request_for):
    cached = PageCacheMiddleware(Counter())
    cached(request_for())
    gone = pagecache.reachable()
    bump_generation()
    cached(request_for())
    assert pagecache.remove_unreachable() == 0
    os.utime(gone, (0, 0))
    assert pagecache.remove_unreachable() == 1
    assert (gone.exists(), pagecache.reachable().exists()) == (False, True)


def test_a_new_server_shows_nothing_of_an_earlier_release(request_for):
    cached = PageCacheMiddleware(Counter())
    cached(request_for())
    forget_pages()
    assert cached(request_for()).content == b"<p>page 2</p>"
