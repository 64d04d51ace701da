"""Accounts' own part of "download my data" and "erase my account"."""

import json
from datetime import datetime
from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Consent, OutgoingMail, User

OWN_MODELS = (
    "accounts.Consent",
    "accounts.OutgoingMail",
    "account.EmailAddress",
    "mfa.Authenticator",
)
ERASED_DOMAIN = "invalid"
"""Reserved by RFC 2606: no message to such an address ever leaves."""


def export_account(user_id: int) -> dict[str, Any]:
    """The account itself: who, how to sign in (never a secret), what was agreed to, what was sent."""
    user = User.objects.get(pk=user_id)
    return {
        "profile": {
            "email": user.email,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "language": user.language,
            "country": user.country,
            "reader": user.reader,
            "roles": sorted(user.groups.values_list("name", flat=True)),
            "joined": _iso(user.date_joined),
            "last_signed_in": _iso(user.last_login),
        },
        "email_addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "sign_in_keys": [
            {
                "kind": key.type,
                "name": key.data.get("name", ""),
                "added": _iso(key.created_at),
                "used": _iso(key.last_used_at),
            }
            for key in Authenticator.objects.filter(user=user).order_by("pk")
        ],
        "consents": [
            {
                "key": consent.key,
                "text": consent.text,
                "language": consent.language,
                "given": _iso(consent.given_at),
                "withdrawn": _iso(consent.withdrawn_at),
            }
            for consent in Consent.objects.filter(user=user).order_by("pk")
        ],
        "messages": [
            {
                "template": mail.template,
                "context": mail.context,
                "written": _iso(mail.created_at),
                "sent": _iso(mail.sent_at),
            }
            for mail in OutgoingMail.objects.filter(user=user).order_by("pk")
        ],
    }


def erase_account_rows(user_id: int) -> None:
    """What accounts keeps beside the user row. Agreements stay as pseudonymous proof; voluntary ones are taken back."""
    EmailAddress.objects.filter(user_id=user_id).delete()
    Authenticator.objects.filter(user_id=user_id).delete()
    OutgoingMail.objects.filter(user_id=user_id).delete()
    Consent.objects.filter(user_id=user_id, withdrawn_at=None).update(withdrawn_at=timezone.now())


def empty_user(user: User, *, at: datetime) -> None:
    """Leave of the user row only its id and key, which records point at."""
    user.email = f"erased-{user.key}@{ERASED_DOMAIN}"
    user.first_name = user.last_name = user.language = user.country = ""
    user.reader = {}
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.erased_at = at
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def end_sessions(user: User) -> int:
    """Delete every session of a person, also those of a sign-in or sign-up only begun; how many there were."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    mine = []
    for row in Session.objects.all().iterator(chunk_size=500):
        kept = store.decode(row.session_data)
        # What is begun keeps the address somewhere inside; where, depends on how somebody signs in.
        if str(kept.get(SESSION_KEY)) == str(user.pk) or user.email in json.dumps(kept, default=str):
            mine.append(row.pk)
    return Session.objects.filter(pk__in=mine).delete()[0]


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
