"""Telling people things by e-mail: a message is a row first, so that a mail server that is down loses nothing."""

import logging
import smtplib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F

from accounts.models import OutgoingMail

from .composing import compose

logger = logging.getLogger(__name__)

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (2, 5, 15, 60, 180, 360, 720, 1440))
"""How long to wait after each failed try; after the last one the message stays unsent and the log says so."""


def send_mail_to(
    user_id: int, template: str, context: Mapping[str, Any], *, key: str, at: datetime
) -> OutgoingMail | None:
    """Put a message about the fact `key` in the outbox, in the transaction of the fact. None when it is there already.

    `template` is the name in `accounts/email/`; `context` is plain JSON. It leaves by the worker or the minute tick.
    """
    mail, created = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "user_id": user_id,
            "template": template,
            "context": dict(context),
            "created_at": at,
            "next_try_at": at,
        },
    )
    return mail if created else None


def deliver_mail(mail_id: int, *, at: datetime) -> bool:
    """Send one message if it is due and nobody else has taken it. True when it left."""
    due = OutgoingMail.objects.filter(pk=mail_id, sent_at=None, next_try_at__lte=at, attempts__lt=len(WAITS))
    mail = due.select_related("user").first()
    if mail is None:
        return False
    lease = at + WAITS[mail.attempts]
    if not due.filter(attempts=mail.attempts).update(attempts=F("attempts") + 1, next_try_at=lease):
        return False
    if mail.user.is_active:
        message = compose(
            f"accounts/email/{mail.template}",
            to=mail.user.email,
            language=mail.user.language,
            context=mail.context | {"person": mail.user},
        )
        try:
            message.send()
        except (smtplib.SMTPException, OSError) as trouble:
            logger.warning("Mail %s could not be sent (try %s): %s", mail.key, mail.attempts + 1, trouble)
            return False
    OutgoingMail.objects.filter(pk=mail_id).update(sent_at=at, context={})
    return True


def deliver_due_mail(*, at: datetime) -> int:
    """Send everything that is due; how many messages left. Run every minute."""
    due = OutgoingMail.objects.filter(sent_at=None, next_try_at__lte=at, attempts__lt=len(WAITS)).order_by("pk")
    return sum(deliver_mail(mail_id, at=at) for mail_id in due.values_list("pk", flat=True)[:200])
