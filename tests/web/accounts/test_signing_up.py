"""From nothing to a signed-in learner, by the code in the message that really left."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import Consent, User
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

DETAILS = {
    "email": "Zivile@Example.org",
    "password1": "",
    "first_name": "Živilė",
    "last_name": " Žąsytė ",
    "country": "LT",
    "consent_terms": "on",
    "consent_certificate_retention": "on",
}
AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def address(name: str, language: str = "en", **kwargs: object) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def code_in_last_mail() -> str:
    found = re.search(r"^([A-Z0-9-]{6,})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def test_sign_up_keeps_the_way_on_and_signs_in(client: Client) -> None:
    way_on = "/en/courses/sensory/"
    page = client.get(address("account_signup"), {"next": way_on})
    assert f'<input type="hidden" name="next" value="{way_on}">' in page.text
    answer = client.post(address("account_signup"), DETAILS | {"next": way_on})
    assert answer.url == address("account_email_verification_sent")
    assert mail.outbox[-1].to == ["zivile@example.org"]
    assert "_auth_user_id" not in client.session

    answer = client.post(answer.url, {"code": code_in_last_mail()})

    assert answer.url == way_on
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.email, user.first_name, user.last_name) == ("zivile@example.org", "Živilė", "Žąsytė")
    assert (user.country, user.language, user.has_usable_password()) == ("LT", "en", False)


def test_consents_are_kept_word_for_word(client: Client) -> None:
    with time_machine.travel(AT, tick=False):
        client.post(address("account_signup", "en"), DETAILS | {"consent_newsletter": "on"})
    kept = list(Consent.objects.order_by("pk").values_list("key", "text", "language", "given_at", "withdrawn_at"))
    assert kept == [
        ("terms", "I have read the terms of use and the privacy policy.", "en", AT, None),
        (
            "certificate_retention",
            "I understand that after my account is deleted the certificate register entry (name, surname, programme, "
            "hours, date, number) is kept for the period set by the issuer.",
            "en",
            AT,
            None,
        ),
        ("newsletter", "I would like to receive news about new courses by e-mail.", "en", AT, None),
    ]


@pytest.mark.parametrize("missing", ["consent_terms", "consent_certificate_retention", "first_name", "last_name"])
def test_what_is_required_is_asked_for(client: Client, missing: str) -> None:
    answer = client.post(address("account_signup"), {key: value for key, value in DETAILS.items() if key != missing})
    assert list(answer.context["form"].errors) == [missing]
    assert User.objects.count() == 0
    assert "<title>Error:" in answer.text


def test_a_wrong_code_lets_nobody_in_and_three_end_it(client: Client) -> None:
    client.post(address("account_signup"), DETAILS)
    page = address("account_email_verification_sent")
    for _ in range(2):
        answer = client.post(page, {"code": "WRONG1"})
        assert list(answer.context["verify_form"].errors) == ["code"]
    assert client.post(page, {"code": "WRONG1"}).url == address("account_login")
    assert client.post(page, {"code": code_in_last_mail()}).url == address("account_login")
    assert "_auth_user_id" not in client.session


def test_nobody_learns_who_has_an_account_by_signing_up() -> None:
    UserFactory(email="known@example.org", language="en")
    seen = []
    for email in ("known@example.org", "other@example.org"):
        client = Client()
        answer = client.post(address("account_signup"), DETAILS | {"email": email})
        page = client.get(answer.url)
        wrong = client.post(answer.url, {"code": "WRONG1"})
        seen.append(
            [
                answer.status_code,
                answer.url,
                page.status_code,
                *(neutral(part.text, email) for part in (page, wrong)),
            ]
        )
    assert seen[0] == seen[1]
    assert mail.outbox[0].subject == "You have an account already"


@pytest.mark.parametrize("way", ["account_request_login_code", "account_reset_password"])
def test_nobody_learns_who_has_an_account_by_asking_for_a_code(way: str) -> None:
    UserFactory(email="known@example.org", language="en")
    seen = []
    for email in ("known@example.org", "other@example.org"):
        client = Client()
        answer = client.post(address(way), {"email": email})
        page = client.get(answer.url)
        seen.append([answer.status_code, answer.url, page.status_code, neutral(page.text, email)])
    assert seen[0] == seen[1]


def test_nobody_learns_who_has_an_account_by_a_wrong_password() -> None:
    UserFactory(email="known@example.org")
    seen = []
    for email in ("known@example.org", "other@example.org"):
        answer = Client().post(address("account_login"), {"login": email, "password": "not this one"})
        seen.append([answer.status_code, neutral(answer.text, email)])
    assert seen[0] == seen[1]


def neutral(text: str, email: str) -> str:
    """A page without what differs for everybody: the address typed and the token of the form."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return text.replace(email, "ADDRESS")


def test_sign_in_with_a_code_sent_in_ones_own_language(client: Client) -> None:
    user = UserFactory(email="known@example.org", language="lt")
    with translation.override("lt"):
        subject = translation.gettext("%(code)s is your code for %(site_name)s")
    answer = client.post(address("account_request_login_code", "lv"), {"email": "KNOWN@example.org", "next": "/lv/x/"})
    message = mail.outbox[-1]
    code = code_in_last_mail()
    assert message.subject == subject % {"code": code, "site_name": "Lasītava"}
    assert '<html lang="lt">' in message.alternatives[0].content
    assert f">{code}</p>" in message.alternatives[0].content
    assert client.post(answer.url, {"code": code}).url == "/lv/x/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_forgotten_password_is_set_anew_with_a_code(client: Client) -> None:
    user = UserFactory(email="known@example.org", language="en")
    answer = client.post(address("account_reset_password"), {"email": user.email})
    answer = client.post(answer.url, {"code": code_in_last_mail()})
    new = "četras zaļas lapas"
    answer = client.post(answer.url, {"password1": new, "password2": new})
    assert answer.url == address("dashboard")
    user.refresh_from_db()
    assert (user.check_password(new), user.check_password(PASSWORD)) == (True, False)


def test_a_mail_server_that_is_down_is_said_so(client: Client, settings: object, monkeypatch: object) -> None:
    UserFactory(email="known@example.org")

    def refuse(*args: object, **kwargs: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)  # type: ignore[attr-defined]
    answer = client.post(address("account_request_login_code"), {"email": "known@example.org"}, follow=True)
    assert answer.status_code == 200
    assert "The e-mail could not be sent just now. Please try again in a few minutes." in answer.text
