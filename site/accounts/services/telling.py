"""Facts about learning that a person hears of by e-mail. Idempotent: each event is told once."""

from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Exists, Model, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat, Replace
from django.urls import reverse
from django.utils import translation

from accounts.models import OutgoingMail
from courses.models import LearningEvent, Verb
from courses.queries.outline import outline_of

from .mail import send_mail_to

Row = TypeVar("Row", bound=Model)

LOOK_BACK: Final = timedelta(days=3)
"""Older decisions are no news any more (a site that was down for longer does not send a pile of old mail)."""


def tell_decisions(*, at: datetime, enrolment_id: int | None = None) -> list[int]:
    """Write the messages "you were accepted" and "you were not accepted" that are missing; ids of the new ones.

    Courses anybody may join need no message: only enrolments somebody decided about are told.
    """
    events = _untold(LearningEvent.objects.filter(at__gte=at - LOOK_BACK, at__lte=at))
    if enrolment_id is not None:
        events = events.filter(enrolment_id=enrolment_id)
    written = [_tell(event, at=at) for event in events.select_related("actor", "enrolment")]
    return [mail.pk for mail in written if mail is not None]


def tell_certificates(*, at: datetime) -> list[int]:
    """Write the messages "your certificate is ready" that are missing; ids of the new ones.

    The certificates plugin may be absent; nobody is told of a certificate that was replaced meanwhile.
    """
    if not apps.is_installed("certificates"):
        return []
    certificates = apps.get_model("certificates", "Certificate")._default_manager.filter(
        state="issued", issued_at__gte=at - LOOK_BACK, issued_at__lte=at, replaced_by=None
    )
    fresh = _without_mail(certificates, "certificate:").select_related("learner").order_by("issued_at")
    written = [_tell_certificate(certificate, at=at) for certificate in fresh]
    return [mail.pk for mail in written if mail is not None]


def _untold(events: QuerySet[LearningEvent]) -> QuerySet[LearningEvent]:
    decided = events.filter(
        verb__in=[Verb.ENROLLED, Verb.REFUSED], object_kind="course", enrolment__decided_by__isnull=False
    )
    return _without_mail(decided, "event:").order_by("pk")


def _without_mail(rows: QuerySet[Row], prefix: str) -> QuerySet[Row]:
    """Those whose `key` no message bears yet."""
    # SQLite keeps a UUID without its hyphens, PostgreSQL with them: both are compared without.
    plain = Replace(Cast(OuterRef("key"), CharField()), Value("-"), Value(""))
    return rows.filter(~Exists(OutgoingMail.objects.filter(key=Concat(Value(prefix), plain))))


def _tell(event: LearningEvent, *, at: datetime) -> OutgoingMail | None:
    language = event.actor.language or settings.LANGUAGE_CODE
    accepted = event.verb == Verb.ENROLLED
    with translation.override(language):
        outline = outline_of(event.enrolment.course_id, language)
        context: dict[str, Any] = {
            "course": outline.title if outline else "",
            "reason": str(event.result.get("reason", "")),
            "url": settings.LASITAVA_BASE_URL + (outline.path if outline and accepted else reverse("dashboard")),
        }
    template = "enrolment_accepted" if accepted else "enrolment_refused"
    return send_mail_to(event.actor_id, template, context, key=f"event:{event.key.hex}", at=at)


def _tell_certificate(certificate: Any, *, at: datetime) -> OutgoingMail | None:
    with translation.override(certificate.learner.language or settings.LANGUAGE_CODE):
        url = settings.LASITAVA_BASE_URL + reverse("certificates:mine")
    context = {"course": certificate.course_title, "number": certificate.number, "url": url}
    key = f"certificate:{certificate.key.hex}"
    return send_mail_to(certificate.learner_id, "certificate_issued", context, key=key, at=at)
