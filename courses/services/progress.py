"""Seeing and finishing units; completing a course. Facts are recorded and never recomputed downwards."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from courses.domain.completion import course_complete, progress
from courses.extensions.signals import course_completed, unit_completed
from courses.models import Enrolment, EnrolmentState, UnitRecord, Verb
from courses.queries.outline import structure_of

from .events import record, tell

STUDYING = (EnrolmentState.ACTIVE, EnrolmentState.COMPLETED)


def see_unit(enrolment_id: int, unit_key: UUID, *, at: datetime) -> None:
    """Note a first visit. A later one changes nothing."""
    UnitRecord.objects.bulk_create(
        [UnitRecord(enrolment_id=enrolment_id, unit_id=unit_key, first_seen_at=at)], ignore_conflicts=True
    )


@transaction.atomic
def complete_unit(enrolment_id: int, unit_key: UUID, *, at: datetime, percent: Decimal | None = None) -> bool:
    """Record that a unit is done; True when it was not before.

    `percent` is a quiz's result; the best one is kept. Completes the course when this was the last required unit.
    Raises Enrolment.DoesNotExist for an enrolment that is not studying.
    """
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment_id, state__in=STUDYING)
    unit_record, created = UnitRecord.objects.get_or_create(
        enrolment=enrolment,
        unit_id=unit_key,
        defaults={"first_seen_at": at, "completed_at": at, "best_percent": percent},
    )
    first_time = created or unit_record.completed_at is None
    if percent is not None and (unit_record.best_percent is None or percent > unit_record.best_percent):
        unit_record.best_percent = percent
    if not created:
        unit_record.completed_at = unit_record.completed_at or at
        unit_record.save()
    if not first_time:
        return False
    record(
        enrolment,
        Verb.COMPLETED,
        object_kind="unit",
        object_key=unit_key,
        at=at,
        result={} if percent is None else {"percent": str(percent)},
    )
    tell(unit_completed, enrolment_id=enrolment.pk, unit_id=unit_key)
    _advance(enrolment, at=at)
    return True


def _advance(enrolment: Enrolment, *, at: datetime) -> None:
    """Raise the recorded progress; complete the course once."""
    outline = structure_of(enrolment.course_id)
    done = {
        str(key)
        for key in UnitRecord.objects.filter(enrolment=enrolment, completed_at__isnull=False).values_list(
            "unit_id", flat=True
        )
    }
    enrolment.progress = max(enrolment.progress, progress(outline, done=done).percent)
    completes = enrolment.completed_at is None and course_complete(outline, done=done)
    if completes:
        enrolment.completed_at = at
        enrolment.state = EnrolmentState.COMPLETED
    enrolment.save(update_fields=["progress", "completed_at", "state"])
    if completes:
        record(enrolment, Verb.COMPLETED, object_kind="course", object_key=enrolment.course_id, at=at)
        tell(course_completed, enrolment_id=enrolment.pk)
