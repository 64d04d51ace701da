"""Messages from visitors: kept, sent, tried again, and forgotten after a year."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms_pages.models import ContactMessage, Delivery
from cms_pages.queries.chrome import chrome_of

LIMIT_AN_HOUR = 5
MOST_ATTEMPTS = 8
LEASE = timedelta(minutes=5)
KEPT_FOR = timedelta(days=365)


def may_send(sender: str) -> bool:
    """Counts a message against the sender's hour; False when the hour is full. `sender` is kept only as a digest."""
    key = "contact:" + hashlib.sha256(f"{settings.SECRET_KEY}{sender}".encode()).hexdigest()[:32]
    cache.add(key, 0, timeout=3600)
    try:
        return cache.incr(key) <= LIMIT_AN_HOUR
    except ValueError:
        # The hour ended between the two lines.
        return True


def keep_message(*, name: str, email: str, message: str, page_path: str, language: str, at: datetime) -> ContactMessage:
    """Store what a visitor wrote. Sending is the background task's."""
    return ContactMessage.objects.create(
        name=name,
        email=email,
        message=message,
        page_path=page_path,
        language=language,
        created_at=at,
        next_attempt_at=at,
    )


def deliver(key: UUID, *, at: datetime) -> Delivery | None:
    """Send a waiting message once. None: nothing to do, because it is sent, not due, or another worker has it."""
    claimed = ContactMessage.objects.filter(pk=key, state=Delivery.WAITING, next_attempt_at__lte=at).update(
        next_attempt_at=at + LEASE
    )
    if not claimed:
        return None
    message = ContactMessage.objects.get(pk=key)
    message.attempts += 1
    try:
        _email(message).send()
    except OSError as error:
        # What smtplib and sockets raise: the mail server is away or refuses.
        message.last_error = str(error)[:300]
        message.state = Delivery.FAILED if message.attempts >= MOST_ATTEMPTS else Delivery.WAITING
        message.next_attempt_at = at + LEASE * 2 ** (message.attempts - 1)
    else:
        message.state, message.sent_at, message.last_error = Delivery.SENT, at, ""
    message.save(update_fields=["attempts", "last_error", "state", "next_attempt_at", "sent_at"])
    return Delivery(message.state)


def deliver_due(*, at: datetime) -> int:
    """Try every message that is due: those whose first attempt failed or whose worker was killed."""
    due = ContactMessage.objects.filter(state=Delivery.WAITING, next_attempt_at__lte=at)
    return sum(deliver(key, at=at) is not None for key in list(due.values_list("pk", flat=True)[:50]))


def forget_old(*, at: datetime) -> int:
    """Delete messages after a year: nobody needs a visitor's address for longer."""
    deleted, _rows = ContactMessage.objects.filter(created_at__lt=at - KEPT_FOR).delete()
    return deleted


def messages_of(email: str) -> list[dict[str, Any]]:
    """What a person wrote to us, for the export of personal data."""
    rows = ContactMessage.objects.filter(_from(email)).order_by("created_at")
    return [
        {"sent": row.created_at.isoformat(), "name": row.name, "email": row.email, "message": row.message}
        for row in rows
    ]


def erase_messages_of(email: str) -> None:
    ContactMessage.objects.filter(_from(email)).delete()


def _from(email: str) -> Q:
    # An erased account has no address; nobody's messages are meant then.
    return Q(email__iexact=email) if email else Q(pk=None)


def _email(message: ContactMessage) -> EmailMessage:
    with override(message.language):
        recipient = chrome_of(message.language).contact.email or settings.DEFAULT_FROM_EMAIL
        lines = [message.message, "", "--", f"{message.name} <{message.email}>"]
        if message.page_path:
            lines.append(_("About the page: %(address)s") % {"address": message.page_path})
        return EmailMessage(
            subject=_("Message from %(name)s") % {"name": message.name},
            body="\n".join(lines),
            to=[recipient],
            reply_to=[message.email],
        )
