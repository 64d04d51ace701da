"""Joining and leaving a course."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from courses.extensions.signals import learner_enrolled
from courses.models import Course, Enrolment, EnrolmentMode, EnrolmentState, Verb

from .events import record, tell


class CourseClosed(Exception):
    """The course is not open to new learners: unpublished or archived."""


@transaction.atomic
def enrol(learner_id: int, course_key: UUID, *, at: datetime) -> Enrolment:
    """Enrol a learner, or ask for it where a methodologist approves. Doing it twice changes nothing.

    A learner who left comes back with the records there were; who was refused may ask again.
    Raises CourseClosed, and Course.DoesNotExist for an unknown key.
    """
    course = Course.objects.get(pk=course_key)
    enrolment, created = Enrolment.objects.select_for_update().get_or_create(
        learner_id=learner_id,
        course=course,
        defaults={"state": EnrolmentState.LEFT, "requested_at": at},
    )
    if not created and enrolment.state not in {EnrolmentState.LEFT, EnrolmentState.REFUSED}:
        return enrolment
    if not course.live or course.archived_at is not None:
        raise CourseClosed
    enrolment.requested_at = at
    enrolment.decision_reason = ""
    if course.enrolment_mode == EnrolmentMode.APPROVAL and enrolment.enrolled_at is None:
        enrolment.state = EnrolmentState.REQUESTED
        enrolment.save()
        record(enrolment, Verb.REQUESTED, object_kind="course", object_key=course.pk, at=at)
    else:
        _admit(enrolment, at=at)
    return enrolment


@transaction.atomic
def decide(enrolment_id: int, *, accept: bool, by_id: int, reason: str = "", at: datetime) -> bool:
    """Accept or refuse a request. False when it was already decided (a second click, another methodologist)."""
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_id)
    if enrolment.state != EnrolmentState.REQUESTED:
        return False
    enrolment.decided_by_id = by_id
    enrolment.decision_reason = reason
    if accept:
        _admit(enrolment, at=at)
    else:
        enrolment.state = EnrolmentState.REFUSED
        enrolment.save()
        record(
            enrolment,
            Verb.REFUSED,
            object_kind="course",
            object_key=enrolment.course_id,
            at=at,
            result={"reason": reason},
        )
    return True


@transaction.atomic
def leave(enrolment_id: int, *, at: datetime) -> None:
    """Leave a course. Records and completed courses stay as they are."""
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_id)
    if enrolment.state not in {EnrolmentState.ACTIVE, EnrolmentState.REQUESTED}:
        return
    enrolment.state = EnrolmentState.LEFT
    enrolment.save(update_fields=["state"])
    record(enrolment, Verb.LEFT, object_kind="course", object_key=enrolment.course_id, at=at)


def _admit(enrolment: Enrolment, *, at: datetime) -> None:
    enrolment.state = EnrolmentState.COMPLETED if enrolment.completed_at else EnrolmentState.ACTIVE
    enrolment.enrolled_at = enrolment.enrolled_at or at
    enrolment.save()
    record(enrolment, Verb.ENROLLED, object_kind="course", object_key=enrolment.course_id, at=at)
    tell(learner_enrolled, enrolment_id=enrolment.pk)
