"""The page cache: what is stored, for whom, and when it is forgotten."""

import brotli
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from courses.services.generation import bump_generation
from elearning_site.pagecache import PageCacheMiddleware, may_be_cached, may_be_stored
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
