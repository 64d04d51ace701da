"""The demo's buttons: in demo mode only, for the demo's people only."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from courses.extensions.roles import Role
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def address(name: str) -> str:
    with translation.override("en"):
        return reverse(name)


@pytest.fixture
def editor() -> object:
    return UserFactory(email="editor@demo.example.org", first_name="Ģirts", last_name="Šķēle", roles=[Role.EDITOR])


def test_the_sign_in_page_offers_the_demos_people_and_nobody_else(
    client: Client, settings: object, editor: object
) -> None:
    settings.LASITAVA_DEMO = True  # type: ignore[attr-defined]
    UserFactory(email="skaidrite@demo.example.org", first_name="Skaidrīte", last_name="Ābele")
    UserFactory(email="real@example.org")
    page = client.get(address("account_login"))
    assert [person.email for person in page.context["demo_people"]] == [
        "editor@demo.example.org",
        "skaidrite@demo.example.org",
    ]
    assert 'value="editor@demo.example.org">Ģirts Šķēle – Editor</button>' in page.text
    assert 'value="skaidrite@demo.example.org">Skaidrīte Ābele – Learner</button>' in page.text


def test_a_button_signs_in_and_goes_on(client: Client, settings: object, editor: object) -> None:
    settings.LASITAVA_DEMO = True  # type: ignore[attr-defined]
    answer = client.post(address("demo_sign_in"), {"email": "editor@demo.example.org", "next": "/en/x/"})
    assert answer.url == "/en/x/"
    assert client.session["_auth_user_id"] == str(editor.pk)  # type: ignore[attr-defined]


def test_a_button_never_leads_to_another_site(client: Client, settings: object, editor: object) -> None:
    settings.LASITAVA_DEMO = True  # type: ignore[attr-defined]
    answer = client.post(address("demo_sign_in"), {"email": "editor@demo.example.org", "next": "//evil.example.com"})
    assert answer.url == "/en/dashboard/"


@pytest.mark.parametrize(
    ("demo", "email", "active"),
    [
        (False, "editor@demo.example.org", True),
        (True, "real@example.org", True),
        (True, "real@demo.example.org.evil.org", True),
        (True, "gone@demo.example.org", False),
        (True, "", True),
    ],
)
def test_nobody_else_is_signed_in(client: Client, settings: object, demo: bool, email: str, active: bool) -> None:
    settings.LASITAVA_DEMO = demo  # type: ignore[attr-defined]
    if email:
        UserFactory(email=email, is_active=active)
    answer = client.post(address("demo_sign_in"), {"email": email})
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_demo_mode_there_are_no_buttons(client: Client, editor: object) -> None:
    page = client.get(address("account_login"))
    assert "demo.example.org" not in page.text


def test_a_button_needs_a_post_with_its_token(settings: object, editor: object) -> None:
    settings.LASITAVA_DEMO = True  # type: ignore[attr-defined]
    client = Client(enforce_csrf_checks=True)
    assert client.get(address("demo_sign_in")).status_code == 405
    assert client.post(address("demo_sign_in"), {"email": "editor@demo.example.org"}).status_code == 403
