"""The contact form: kept, sent once, tried again; traps, limits, and nothing in a header."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings

from accounts.models import User
from cms_pages.forms.contact import form_token
from cms_pages.models import ContactMessage, Delivery
from cms_pages.services.contact import deliver, deliver_due, forget_old, keep_message
from courses.extensions.personal_data import personal_data
from tests.factories.cms import make_chrome

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
URL = "/lv/write/"


def fields(**changed: str) -> dict[str, str]:
    with time_machine.travel(datetime.now(UTC) - timedelta(seconds=30), tick=False):
        token = form_token()
    return {
        "name": "Skaidrīte Ābele",
        "email": "skaidrite@example.org",
        "message": "Labdien!",
        "page_path": "/lv/kursi/",
        "website": "",
        "token": token,
    } | changed


def kept() -> list[tuple[str, str, str, str]]:
    return list(ContactMessage.objects.values_list("name", "message", "language", "state"))


def errors(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["form"].errors.get_json_data()
    return {name: [error["code"] for error in items] for name, items in found.items()}


def test_a_message_is_kept_sent_and_confirmed(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    make_chrome(contact_email="info@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(URL, fields())
    assert (response.status_code, response.headers["Location"]) == (302, "/lv/write/received/")
    assert kept() == [("Skaidrīte Ābele", "Labdien!", "lv", Delivery.SENT)]
    assert [(item.to, item.reply_to) for item in mail.outbox] == [(["info@example.org"], ["skaidrite@example.org"])]
    assert "/lv/kursi/" in mail.outbox[0].body
    assert client.get("/lv/write/received/").status_code == 200


def test_the_page_it_is_about_is_filled_in_and_nothing_is_cached(client: Client) -> None:
    response = client.get(URL, {"page": '/lv/"><script>\r\nX: y'})
    page = response.content.decode()
    assert 'value="/lv/&quot;&gt;&lt;script&gt;X: y"' in page
    assert "no-store" in response.headers["Cache-Control"]


def test_errors_are_summed_up_and_nothing_typed_is_lost(client: Client) -> None:
    response = client.post(URL, fields(name="", email="nonsense"))
    page = response.content.decode()
    assert errors(response) == {"name": ["required"], "email": ["invalid"]}
    assert 'href="#id_name"' in page
    assert 'href="#id_email"' in page
    assert 'value="nonsense"' in page
    assert "Labdien!" in page
    assert kept() == []


@pytest.mark.parametrize("field", ["name", "page_path"])
@pytest.mark.parametrize("text", ["Anna\r\nBcc: all@example.org", "Anna\nX", "Anna\x00", "Anna\u2028X"])
def test_nothing_gets_into_a_header(client: Client, field: str, text: str) -> None:
    response = client.post(URL, fields(**{field: text}))
    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert kept() == []


def test_a_program_that_fills_in_everything_is_told_nothing(client: Client) -> None:
    assert client.post(URL, fields(website="https://spam.example")).status_code == 302
    assert kept() == []


def test_too_fast_is_asked_to_wait_and_keeps_its_token(client: Client) -> None:
    token = form_token()
    response = client.post(URL, fields(token=token))
    assert list(errors(response)) == ["__all__"]
    assert f'value="{token}"' in response.content.decode()
    assert kept() == []


@pytest.mark.parametrize("token", ["", "shown:1:forged", "x" * 1000])
def test_a_forged_or_stale_token_gets_a_new_one(client: Client, token: str) -> None:
    response = client.post(URL, fields(token=token))
    assert list(errors(response)) == ["__all__"]
    assert "Labdien!" in response.content.decode()
    new = response.context["form"]["token"].value()
    assert new.startswith("shown:")
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=10), tick=False):
        assert client.post(URL, fields(token=new)).status_code == 302


def test_the_sixth_message_in_an_hour_is_refused(client: Client) -> None:
    statuses = [client.post(URL, fields(message=f"Nr. {number}")).status_code for number in range(6)]
    assert statuses == [302] * 5 + [429]
    assert ContactMessage.objects.count() == 5
    assert client.post(URL, fields(), REMOTE_ADDR="192.0.2.7").status_code == 302


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_visitors_are_told_apart(client: Client) -> None:
    """Every connection is the proxy's then: one busy sender must not silence everybody."""
    statuses = [client.post(URL, fields(), headers={"x-forwarded-for": "192.0.2.7"}).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert client.post(URL, fields(), headers={"x-forwarded-for": "192.0.2.8"}).status_code == 302


def test_posting_needs_the_form(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(URL, fields()).status_code == 403
    assert kept() == []


class TestDelivery:
    @pytest.fixture
    def message(self) -> ContactMessage:
        return keep_message(
            name="Anna", email="anna@example.org", message="Labdien", page_path="", language="lv", at=NOW
        )

    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_args: Any, **_kwargs: Any) -> int:
            raise ConnectionRefusedError("no mail server")

        monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    def test_it_is_sent_once(self, message: ContactMessage) -> None:
        assert deliver(message.pk, at=NOW) == Delivery.SENT
        assert deliver(message.pk, at=NOW + timedelta(days=1)) is None
        assert len(mail.outbox) == 1

    def test_a_worker_that_was_killed_gives_it_up_after_five_minutes(self, message: ContactMessage) -> None:
        ContactMessage.objects.update(next_attempt_at=NOW + timedelta(minutes=5))
        assert deliver_due(at=NOW + timedelta(minutes=4)) == 0
        assert deliver_due(at=NOW + timedelta(minutes=5)) == 1
        assert len(mail.outbox) == 1

    @pytest.mark.usefixtures("broken")
    def test_while_mail_is_down_it_waits_longer_each_time(self, message: ContactMessage) -> None:
        at, waits = NOW, []
        for _attempt in range(4):
            assert deliver(message.pk, at=at) == Delivery.WAITING
            message.refresh_from_db()
            waits.append((message.next_attempt_at - at).total_seconds() / 60)
            at = message.next_attempt_at
        assert waits == [5, 10, 20, 40]
        assert message.last_error == "no mail server"

    @pytest.mark.usefixtures("broken")
    def test_after_eight_attempts_it_is_said_to_have_failed(self, message: ContactMessage) -> None:
        at = NOW
        for _attempt in range(8):
            deliver(message.pk, at=at)
            message.refresh_from_db()
            at = message.next_attempt_at
        assert (message.state, message.attempts) == (Delivery.FAILED, 8)
        assert deliver_due(at=at) == 0

    def test_after_a_year_it_is_forgotten(self, message: ContactMessage) -> None:
        assert forget_old(at=NOW + timedelta(days=365)) == 0
        assert forget_old(at=NOW + timedelta(days=365, seconds=1)) == 1

    def test_a_person_takes_along_and_erases_what_they_wrote(self, message: ContactMessage) -> None:
        keep_message(name="B", email="other@example.org", message="x", page_path="", language="lv", at=NOW)
        anna = User.objects.create_user("Anna@example.org", "long-enough-password")
        part = personal_data["cms_pages.contact"]
        assert [row["message"] for row in part.export(anna.pk)] == ["Labdien"]
        part.erase(anna.pk)
        assert [row[0] for row in kept()] == ["B"]
        part.erase(anna.pk + 1)
        assert [row[0] for row in kept()] == ["B"]
