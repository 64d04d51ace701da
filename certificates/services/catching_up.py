"""Catching up: facts whose signal was lost, and obstacles that may be gone by now."""

import logging
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from certificates.models import Certificate, CertificateState, IssuingProblem
from certificates.services.issuing import issue_certificate, issue_due
from courses.models import LearningEvent, Verb

logger = logging.getLogger(__name__)

FAST_PATH = timedelta(minutes=2)  # the task told by the signal gets so long before we step in
RETRY_AFTER = timedelta(minutes=15)
MOST_PER_RUN = 50


def catch_up() -> int:
    """Issues what is due and was missed. Idempotent; returns how many certificates it made."""
    return catch_up_at(timezone.now())


def catch_up_at(at: datetime, *, patience: timedelta = FAST_PATH) -> int:
    """Walks completed courses without a certificate, then obstacles that were last tried a while ago."""
    enrolments = [*_missed(at - patience), *_to_retry(at - RETRY_AFTER)]
    return sum(_issued(enrolment, at=at) for enrolment in enrolments)


def _issued(enrolment: int, *, at: datetime) -> bool:
    """Whether there is a certificate now. One that fails in a way nobody foresaw must not hold up those behind it."""
    try:
        return issue_certificate(enrolment, at=at) is not None
    except Exception:
        logger.exception("the certificate of enrolment %s could not be made and is tried again in a minute", enrolment)
        return False


def finish_interrupted() -> int:
    """Takes up certificates whose maker died. Returns how many were finished."""
    return issue_due(timezone.now())


def _missed(before: datetime) -> list[int]:
    has_certificate = Certificate.objects.filter(enrolment_id=OuterRef("enrolment_id")).exclude(
        state=CertificateState.VOID
    )
    has_problem = IssuingProblem.objects.filter(enrolment_id=OuterRef("enrolment_id"))
    events = LearningEvent.objects.filter(
        ~Exists(has_certificate),
        ~Exists(has_problem),
        verb=Verb.COMPLETED,
        object_kind="course",
        at__lte=before,
        enrolment__course__gives_certificate=True,
    )
    return list(events.order_by("id").values_list("enrolment_id", flat=True)[:MOST_PER_RUN])


def _to_retry(before: datetime) -> list[int]:
    problems = IssuingProblem.objects.filter(tried_at__lte=before).order_by("tried_at")
    return list(problems.values_list("enrolment_id", flat=True)[:MOST_PER_RUN])
