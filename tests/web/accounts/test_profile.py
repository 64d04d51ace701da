"""The own page: name, language, country, and what was agreed to."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Consent, User
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PAGE = "/en/account/profile/"
CONSENT = "/en/account/consent/"
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def person(client: Client) -> User:
    user = UserFactory(language="lv")
    client.force_login(user)
    return user


def test_what_is_typed_is_kept_and_nothing_else(client: Client, person: User) -> None:
    form = {"first_name": "Zane ", "last_name": "Ķīse", "language": "lt", "country": "XX"}
    more = {"is_superuser": "on", "is_staff": "on", "email": "boss@example.org", "groups": "1", "reader": "{}"}
    assert client.post(PAGE, form | more).url == PAGE
    kept = User.objects.get(pk=person.pk)
    assert (kept.get_full_name(), kept.language, kept.country) == ("Zane Ķīse", "lt", "XX")
    assert (kept.email, kept.is_superuser, kept.is_staff, kept.groups.count()) == (person.email, False, False, 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"first_name": ""}, "first_name"), ({"language": "xx"}, "language"), ({"country": "DE"}, "country")],
)
def test_errors_are_said_and_the_header_keeps_the_stored_name(
    client: Client, person: User, change: dict[str, str], field: str
) -> None:
    form = {"first_name": "Zane", "last_name": "Ķīse", "language": "lt", "country": ""}
    answer = client.post(PAGE, form | change)
    assert list(answer.context["form"].errors) == [field]
    assert "<title>Error: Profile" in answer.text
    assert f">{person.get_full_name()}</span>" in answer.text


def test_news_are_agreed_to_and_taken_back(client: Client, person: User) -> None:
    with time_machine.travel(AT, tick=False):
        client.post(CONSENT, {"key": "newsletter", "given": "1"})
        client.post(CONSENT, {"key": "newsletter", "given": "1"})
        client.post(CONSENT, {"key": "newsletter"})
    text = "I would like to receive news about new courses by e-mail."
    rows = Consent.objects.values_list("user", "key", "text", "language", "given_at", "withdrawn_at")
    assert list(rows) == [(person.pk, "newsletter", text, "en", AT, AT)]


@pytest.mark.parametrize("key", ["terms", "certificate_retention", "unknown", "", "\x00"])
def test_what_is_required_is_not_taken_back_here(client: Client, person: User, key: str) -> None:
    Consent.objects.create(user=person, key="terms", text="Terms", language="en", given_at=AT)
    assert client.post(CONSENT, {"key": key}).url == PAGE
    assert client.post(CONSENT, {"key": key, "given": "1"}).url == PAGE
    assert list(Consent.objects.values_list("key", "withdrawn_at")) == [("terms", None)]


@pytest.mark.parametrize("agreements", [1, 5])
def test_the_page_costs_the_same_however_much_was_agreed_to(
    client: Client, person: User, agreements: int, django_assert_num_queries: Any
) -> None:
    Consent.objects.bulk_create(
        Consent(user=person, key="newsletter", text="x", language="en", given_at=AT, withdrawn_at=AT)
        for _ in range(agreements)
    )
    client.get(PAGE)
    # The session, its user, the person anew, consents, roles.
    with django_assert_num_queries(5):
        assert len(client.get(PAGE).context["consents"]) == agreements
