"""Download my data and erase my account."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection, models
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import Consent, OutgoingMail, User
from accounts.services.erasing import LastAdministrator, erase_account
from courses.extensions.personal_data import PersonalData, personal_data
from courses.extensions.roles import Role
from tests.factories.people import PASSWORD, SuperuserFactory, UserFactory

pytestmark = pytest.mark.django_db

ERASE = "/en/account/data/erase/"
DOWNLOAD = "/en/account/data/download/"
CANARY = "kanārijputniņš"
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def canary() -> User:
    """A person with the canary in every field that holds words of hers."""
    user = UserFactory(
        email=f"{CANARY}@example.org",
        first_name=CANARY,
        last_name=CANARY,
        language=CANARY[:10],
        country="LV",
        reader={"mode": CANARY},
        roles=[Role.EDITOR],
    )
    Authenticator.objects.create(user=user, type="webauthn", data={"name": CANARY, "credential": {}})
    Consent.objects.create(user=user, key="newsletter", text="I agree", language="en", given_at=AT)
    OutgoingMail.objects.create(
        key="event:1", user=user, template="x", context={"course": CANARY}, created_at=AT, next_try_at=AT
    )
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "lv"
    profile.avatar.save(f"{CANARY}.png", ContentFile(b"\x89PNG"))
    log(instance=user, action="wagtail.edit", user=user)
    return user


def rows_with(text: str) -> list[str]:
    """Every table that holds the text, written plainly or as JSON escapes."""
    found = []
    escaped = json.dumps(text)[1:-1]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- the name comes from the database itself
            if any(text in str(value) or escaped in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def archive(client: Client) -> dict[str, bytes]:
    answer = client.post(DOWNLOAD)
    assert answer.headers["Content-Type"] == "application/zip"
    assert "no-store" in answer.headers["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_archive_holds_everything(client: Client, canary: User) -> None:
    client.force_login(canary)
    files = archive(client)
    data = json.loads(files["data.json"])["data"]
    assert set(data) == set(personal_data.keys())
    own = data["accounts"]
    assert own["profile"] | {"joined": "", "last_signed_in": ""} == {
        "email": f"{CANARY}@example.org",
        "first_name": CANARY,
        "last_name": CANARY,
        "language": CANARY[:10],
        "country": "LV",
        "reader": {"mode": CANARY},
        "roles": ["editor"],
        "joined": "",
        "last_signed_in": "",
    }
    assert own["email_addresses"] == [{"email": f"{CANARY}@example.org", "verified": True, "primary": True}]
    assert [key["name"] for key in own["sign_in_keys"]] == [CANARY]
    assert [consent["key"] for consent in own["consents"]] == ["newsletter"]
    assert own["messages"][0]["context"] == {"course": CANARY}
    table = list(csv.DictReader(io.StringIO(files["accounts.profile.csv"].decode("utf-8-sig"))))
    assert table[0]["first_name"] == CANARY
    assert "password" not in files["data.json"].decode()
    assert ModelLogEntry.objects.filter(action="accounts.export", user_id=canary.pk).count() == 1


def test_every_registered_exporter_is_asked_and_formulas_are_defused(client: Client) -> None:
    client.force_login(UserFactory())
    part = PersonalData(
        "Test", models=(), export=lambda user_id: [{"name": "=HYPERLINK()"}], erase=lambda user_id: None
    )
    with personal_data.register_temporarily("zz", part):
        files = archive(client)
    assert files["zz.csv"].decode("utf-8-sig") == "name\r\n'=HYPERLINK()\r\n"


def test_downloading_needs_a_post_and_an_account(client: Client) -> None:
    assert client.post(DOWNLOAD).url.startswith("/en/account/login/")
    client.force_login(UserFactory())
    assert client.get(DOWNLOAD).status_code == 405


def test_erasing_leaves_no_trace_but_the_pseudonymous_row(client: Client, canary: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(canary)
    client.force_login(canary)
    avatar = UserProfile.objects.get(user=canary).avatar
    assert set(rows_with(CANARY)) >= {
        "accounts_user",
        "account_emailaddress",
        "mfa_authenticator",
        "accounts_outgoingmail",
        "wagtailusers_userprofile",
        "wagtailcore_modellogentry",
    }
    with time_machine.travel(AT, tick=False):
        answer = client.post(ERASE, {"understood": "on", "password": PASSWORD})
    assert answer.url == "/en/account/data/erased/"
    assert rows_with(CANARY) == []
    assert avatar.storage.exists(avatar.name) is False
    canary.refresh_from_db()
    assert (canary.email, canary.get_full_name(), canary.erased_at) == (f"erased-{canary.key}@invalid", "", AT)
    assert (canary.is_active, canary.has_usable_password(), canary.last_login) == (False, False, None)
    assert canary.groups.count() == 0
    assert Consent.objects.filter(user=canary, withdrawn_at=None).count() == 0
    assert Session.objects.count() == 0
    assert elsewhere.get("/en/account/profile/").url.startswith("/en/account/login/")
    assert list(ModelLogEntry.objects.filter(action="accounts.erase").values_list("label", flat=True)) == [
        str(canary.key)
    ]


def test_an_erased_account_cannot_be_entered_again() -> None:
    user = UserFactory(email="gone@example.org")
    erase_account(user.pk, at=AT)
    answer = Client().post("/en/account/login/", {"login": "gone@example.org", "password": PASSWORD})
    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.email.endswith("@invalid")
    assert EmailAddress.objects.count() == 0


def test_erasing_twice_changes_nothing() -> None:
    user = UserFactory()
    erase_account(user.pk, at=AT)
    erase_account(user.pk, at=AT + timedelta(days=1))
    user.refresh_from_db()
    assert user.erased_at == AT


def test_the_address_is_free_again() -> None:
    user = UserFactory(email="again@example.org")
    erase_account(user.pk, at=AT)
    assert UserFactory(email="again@example.org").pk != user.pk


def test_all_or_nothing(client: Client) -> None:
    user = UserFactory()

    def fail(user_id: int) -> None:
        raise RuntimeError("an eraser failed")

    part = PersonalData("Test", models=(), export=lambda user_id: {}, erase=fail)
    with personal_data.register_temporarily("zz", part), pytest.raises(RuntimeError):
        erase_account(user.pk, at=AT)
    user.refresh_from_db()
    assert user.erased_at is None
    assert EmailAddress.objects.filter(user=user).count() == 1


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"understood": "on", "password": "not this one"}, "password"),
        ({"understood": "on"}, "password"),
        ({"password": PASSWORD}, "understood"),
    ],
)
def test_erasing_asks_for_the_password(client: Client, form: dict[str, str], field: str) -> None:
    user = UserFactory()
    client.force_login(user)
    answer = client.post(ERASE, form)
    assert list(answer.context["form"].errors) == [field]
    user.refresh_from_db()
    assert user.erased_at is None


def test_without_a_password_a_fresh_sign_in_is_asked_for(client: Client) -> None:
    user = UserFactory(password=None)
    user.set_unusable_password()
    user.save()
    with time_machine.travel(AT, tick=False):
        client.force_login(user)
    with time_machine.travel(AT + timedelta(minutes=11), tick=False):
        answer = client.post(ERASE, {"understood": "on"})
        assert answer.status_code == 403
        assert 'name="next" value="/en/account/login/?next=/en/account/data/erase/"' in answer.text
    with time_machine.travel(AT + timedelta(minutes=9), tick=False):
        assert client.post(ERASE, {"understood": "on"}).url == "/en/account/data/erased/"
    user.refresh_from_db()
    assert user.erased_at is not None


def test_the_only_administrator_stays(client: Client) -> None:
    user = SuperuserFactory()
    client.force_login(user)
    answer = client.post(ERASE, {"understood": "on", "password": PASSWORD})
    assert answer.context["form"].non_field_errors() == [
        "You are the only administrator. Make somebody else one first."
    ]
    with pytest.raises(LastAdministrator):
        erase_account(user.pk, at=AT)
    SuperuserFactory()
    erase_account(user.pk, at=AT)
    assert get_user_model().objects.filter(is_superuser=True).count() == 1


def test_every_model_that_knows_a_person_is_covered() -> None:
    covered = {label.lower() for part in personal_data.values() for label in part.models}
    knowing = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
    }
    assert sorted(label for label in knowing if label.lower() not in covered) == []
    assert {
        label for label in covered if label not in {model._meta.label_lower for model in apps.get_models()}
    } == set()


def test_the_log_about_an_account_loses_its_label() -> None:
    user = UserFactory(first_name="Anna", last_name="Green")
    log(instance=user, action="wagtail.edit", user=None)
    erase_account(user.pk, at=AT)
    content_type = ContentType.objects.get_for_model(User)
    labels = ModelLogEntry.objects.filter(content_type=content_type, object_id=str(user.pk)).values_list(
        "label", flat=True
    )
    assert sorted(labels) == ["", str(user.key)]
