"""Reading settings: without scripts, for guests in a cookie, for learners in the account."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from accounts.domain.reader import READER_COOKIE, Reader
from accounts.queries.reader import reader_of
from elearning_site.pagecache import may_be_cached
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PAGE = "/en/reading-settings/"
CHOSEN = {"mode": "contrast", "size": "xl", "spacing": "wide", "font": "system", "ruler": "on"}


def test_a_guests_choices_are_kept_in_a_cookie_for_a_year(client: Client) -> None:
    assert client.get(PAGE).cookies.keys() & {READER_COOKIE} == set()
    answer = client.post(PAGE, CHOSEN | {"next": "/en/courses/"})
    cookie = answer.cookies[READER_COOKIE]
    assert cookie.value == "mode:contrast&size:xl&spacing:wide&font:system&ruler:on"
    assert (cookie["max-age"], cookie["samesite"], cookie["path"]) == (31_536_000, "Lax", "/")
    page = client.get(answer.url)
    assert (
        '<html lang="en" data-mode="contrast" data-size="xl" data-spacing="wide" data-font="system" data-ruler="on">'
        in page.text
    )
    assert 'href="/en/courses/"' in page.text


def test_back_to_the_usual_removes_the_cookie(client: Client) -> None:
    client.post(PAGE, CHOSEN)
    answer = client.post(PAGE, CHOSEN | {"usual": "1"})
    assert (answer.cookies[READER_COOKIE].value, answer.cookies[READER_COOKIE]["max-age"]) == ("", 0)


def test_a_learners_choices_are_kept_in_the_account(client: Client) -> None:
    user = UserFactory()
    client.force_login(user)
    client.post(PAGE, CHOSEN)
    user.refresh_from_db()
    assert user.reader == CHOSEN
    elsewhere = Client()
    elsewhere.force_login(user)
    assert 'data-mode="contrast"' in elsewhere.get(PAGE).text


@pytest.mark.parametrize("cookie", ["mode:neon", '"><script>', "mode:dark%0d%0aSet-Cookie:x", "x" * 5000])
def test_a_junk_cookie_is_the_usual(client: Client, cookie: str) -> None:
    client.cookies[READER_COOKIE] = cookie
    page = client.get(PAGE)
    assert page.status_code == 200
    assert (
        '<html lang="en" data-mode="auto" data-size="m" data-spacing="normal" data-font="site" data-ruler="off">'
        in page.text
    )


def test_junk_in_the_form_is_the_usual(client: Client) -> None:
    answer = client.post(PAGE, {"mode": "neon", "size": "l", "is_superuser": "1"})
    assert answer.cookies[READER_COOKIE].value == "size:l"


def test_a_visitors_page_asks_for_no_session() -> None:
    request = RequestFactory().get("/en/")
    # No session middleware, no user: touching either would raise.
    assert reader_of(request) == Reader()


def test_a_page_drawn_for_one_guest_is_not_kept_for_all() -> None:
    request = RequestFactory().get("/en/")
    assert may_be_cached(request) is True
    request.COOKIES[READER_COOKIE] = "mode:dark"
    request.user = AnonymousUser()
    assert may_be_cached(request) is False
    assert reader_of(request) == Reader(mode="dark")
