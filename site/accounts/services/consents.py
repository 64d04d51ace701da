"""What people agree to. The exact text, its language and the time are kept: a reworded text is a new agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Consent


@dataclass(frozen=True)
class ConsentText:
    """One question put to the learner. `text` is translatable and stands beside the box, word for word."""

    key: str
    text: Any
    required: bool


CONSENT_TEXTS: Final = (
    ConsentText("terms", _("I have read the terms of use and the privacy policy."), required=True),
    ConsentText(
        "certificate_retention",
        _(
            "I understand that after my account is deleted the certificate register entry (name, surname, programme, "
            "hours, date, number) is kept for the period set by the issuer."
        ),
        required=True,
    ),
    ConsentText("newsletter", _("I would like to receive news about new courses by e-mail."), required=False),
)
OPTIONAL_KEYS: Final = frozenset(text.key for text in CONSENT_TEXTS if not text.required)


@transaction.atomic
def give_consents(user_id: int, keys: Iterable[str], *, language: str, at: datetime) -> None:
    """Record agreement to the texts of these keys as they read in `language`. An agreement that stands is kept."""
    wanted = set(keys)
    standing = set(Consent.objects.filter(user_id=user_id, withdrawn_at=None).values_list("key", flat=True))
    with translation.override(language):
        Consent.objects.bulk_create(
            Consent(user_id=user_id, key=item.key, text=str(item.text), language=language, given_at=at)
            for item in CONSENT_TEXTS
            if item.key in wanted - standing
        )


def withdraw_consent(user_id: int, key: str, *, at: datetime) -> bool:
    """Take back an agreement that was voluntary. False when there is none that may be taken back."""
    if key not in OPTIONAL_KEYS:
        return False
    standing = Consent.objects.filter(user_id=user_id, key=key, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=at))
