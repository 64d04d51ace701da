"""Signing in, ways on, sessions, and what may be kept by anybody's cache."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.domain.reader import READER_COOKIE
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

FOREIGN = [
    "https://evil.example.com/",
    "//evil.example.com/",
    "/\\evil.example.com/",
    "https:/evil.example.com",
    "javascript:alert(1)",
    "\thttps://evil.example.com/",
    "http://testserver@evil.example.com/",
    "/en/\n//evil.example.com",
]


def address(name: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(name)


def sign_in(client: Client, user: object, **more: str) -> str:
    answer = client.post(address("account_login"), {"login": user.email, "password": PASSWORD, **more})  # type: ignore[attr-defined]
    return str(answer.url)


def test_signing_in_leads_to_the_dashboard_in_the_pages_language(client: Client) -> None:
    assert sign_in(client, UserFactory(language="lt")) == "/en/dashboard/"


def test_signing_in_leads_where_the_visitor_wanted_to_go(client: Client) -> None:
    assert sign_in(client, UserFactory(), next="/en/courses/?level=2") == "/en/courses/?level=2"


@pytest.mark.parametrize("way_on", FOREIGN)
def test_no_way_on_leads_to_another_site(client: Client, way_on: str) -> None:
    user = UserFactory()
    assert sign_in(client, user, next=way_on) == "/en/dashboard/"
    answer = client.post(address("account_logout"), {"next": way_on})
    assert answer.url == "/en/"
    page = client.get(address("reading_settings"), {"next": way_on})
    assert page.context["way_back"] == ""


@pytest.mark.parametrize("way_on", FOREIGN)
def test_no_way_on_leads_to_another_site_after_a_code(client: Client, way_on: str) -> None:
    user = UserFactory()
    answer = client.post(address("account_request_login_code"), {"email": user.email, "next": way_on})
    assert "evil" not in answer.url


def test_the_session_changes_at_sign_in(client: Client) -> None:
    user = UserFactory()
    client.get(address("account_login"))
    client.post(address("account_request_login_code"), {"email": user.email})
    before = client.session.session_key
    client.post(address("account_logout"))
    sign_in(client, user)
    assert client.session.session_key not in {None, before}


def test_a_changed_password_ends_every_other_session() -> None:
    user = UserFactory()
    here, there = Client(), Client()
    sign_in(here, user)
    sign_in(there, user)
    new = "četras zaļas lapas"
    here.post(address("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get(address("profile")).status_code == 200
    assert there.get(address("profile")).url == f"{address('account_login')}?next={address('profile')}"


def test_signing_out_needs_a_post(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get(address("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    answer = client.post(address("account_logout"))
    assert (answer.url, answer.headers["Clear-Site-Data"]) == ("/en/", '"storage"')
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "name",
    [
        "profile",
        "my_data",
        "erase_account",
        "account_email",
        "account_change_password",
        "account_logout",
        "mfa_index",
        "mfa_list_webauthn",
        "reading_settings",
    ],
)
def test_pages_of_an_account_are_kept_nowhere(client: Client, name: str) -> None:
    client.force_login(UserFactory())
    answer = client.get(address(name))
    assert answer.status_code == 200
    assert {"no-store", "private"} <= {part.strip() for part in answer.headers["Cache-Control"].split(",")}
    assert 'style="' not in answer.text
    assert "onclick" not in answer.text


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_request_login_code", "account_reset_password"]
)
def test_entrance_pages_are_kept_nowhere(client: Client, name: str) -> None:
    answer = client.get(address(name))
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'style="' not in answer.text
    assert "placeholder" not in answer.text.split("<main")[1].split("</main>")[0]


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    for name in ("profile", "my_data", "erase_account", "account_email", "mfa_index"):
        assert client.get(address(name)).url.startswith(address("account_login"))


def test_the_accounts_reader_settings_come_to_this_browser(client: Client) -> None:
    sign_in(client, UserFactory(reader={"mode": "dark"}))
    assert client.cookies[READER_COOKIE].value == "mode:dark"


def test_a_guests_reader_settings_go_into_an_account_that_has_none(client: Client) -> None:
    client.cookies[READER_COOKIE] = "size:xl"
    user = UserFactory()
    sign_in(client, user)
    user.refresh_from_db()
    assert user.reader == {"size": "xl"}


def test_too_many_wrong_passwords_close_the_account_for_a_while_but_not_the_library(settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,5/5m/key"}  # type: ignore[attr-defined]
    user, neighbour = UserFactory(), UserFactory()
    for _ in range(5):
        Client().post(address("account_login"), {"login": user.email, "password": "not this one"})
    answer = Client().post(address("account_login"), {"login": user.email, "password": PASSWORD})
    assert "Too many failed login attempts. Try again later." in answer.text
    assert sign_in(Client(), neighbour) == "/en/dashboard/"
