"""The first administrator is made through a link that works once."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from accounts.services.setup import SetupRefused, create_first_administrator, make_setup_token
from tests.factories.people import SuperuserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
FORM = {
    "email": "Anna@Example.org",
    "password": "trīs zaļas lapas",
    "first_name": "Anna",
    "last_name": "Green",
}


def printed_link() -> str:
    out = io.StringIO()
    call_command("setup_link", stdout=out)
    return out.getvalue().split()[-1]


def test_the_link_makes_one_administrator(client: Client, settings: object) -> None:
    settings.LASITAVA_BASE_URL = "http://127.0.0.1:8140"  # type: ignore[attr-defined]
    link = printed_link()
    assert link.startswith("http://127.0.0.1:8140/lv/account/setup/")
    path = link.removeprefix("http://127.0.0.1:8140")
    assert client.get(path).status_code == 200
    answer = client.post(path, FORM)
    assert answer.url == "/admin/"
    user = User.objects.get()
    assert (user.email, user.get_full_name(), user.is_superuser, user.check_password(FORM["password"])) == (
        "anna@example.org",
        "Anna Green",
        True,
        True,
    )
    assert list(user.groups.values_list("name", flat=True)) == ["administrator"]
    assert list(user.emailaddress_set.values_list("email", "verified", "primary")) == [("anna@example.org", True, True)]
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_link_works_once(client: Client) -> None:
    token = make_setup_token()
    path = f"/en/account/setup/{token}/"
    client.post(path, FORM)
    for answer in (Client().get(path), Client().post(path, FORM | {"email": "eve@example.org"})):
        assert answer.status_code == 404
        assert "This link no longer works" in answer.text
    assert User.objects.count() == 1
    with pytest.raises(SetupRefused):
        create_first_administrator(
            token, email="eve@example.org", password="x", first_name="E", last_name="V", language="en"
        )


def test_the_link_lasts_a_day(client: Client) -> None:
    with time_machine.travel(AT, tick=False):
        path = f"/en/account/setup/{make_setup_token()}/"
    with time_machine.travel(AT + timedelta(hours=24, seconds=-1), tick=False):
        assert client.get(path).status_code == 200
    with time_machine.travel(AT + timedelta(hours=24, seconds=2), tick=False):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "first administrator"])
def test_a_made_up_link_is_refused(client: Client, token: str) -> None:
    assert client.get(f"/en/account/setup/{token}/").status_code == 404


def test_with_an_administrator_there_is_no_link() -> None:
    SuperuserFactory()
    with pytest.raises(CommandError, match="This site already has an administrator"):
        call_command("setup_link")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"password": "short"}, "password"),
        ({"password": "anna@example.org"}, "password"),
        ({"email": "no address"}, "email"),
        ({"first_name": ""}, "first_name"),
    ],
)
def test_a_weak_start_is_refused(client: Client, change: dict[str, str], field: str) -> None:
    answer = client.post(f"/en/account/setup/{make_setup_token()}/", FORM | change)
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.count() == 0
