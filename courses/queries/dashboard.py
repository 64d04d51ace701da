"""A learner's courses: one joined query, whatever their number; words and sizes come from the snapshot."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from courses.models import Enrolment, EnrolmentState

from .catalogue import CourseFacts, all_courses
from .prepared import Given, Prepared

STUDYING = (EnrolmentState.ACTIVE, EnrolmentState.COMPLETED)


@dataclass(frozen=True)
class LearnerCourse:
    """One enrolment with what was done in it."""

    enrolment_id: int
    course: CourseFacts
    state: str
    progress: int
    requested_at: datetime
    enrolled_at: datetime | None
    completed_at: datetime | None
    decision_reason: str
    # When something was last done, or else the start.
    touched_at: datetime
    done: frozenset[str] = frozenset()

    @property
    def total(self) -> int:
        """Parts that count."""
        return len(self.course.required)

    @property
    def done_count(self) -> int:
        """Parts that count and are done; all of them once the course is completed, whatever was added later."""
        if self.completed_at is not None:
            return self.total
        return len(self.done & self.course.required)


_enrolments = Prepared(
    lambda: Enrolment.objects.filter(learner_id=Given("learner", models.BigIntegerField())).values_list(
        "pk", "course_id", "state", "progress", "requested_at", "enrolled_at", "completed_at", "decision_reason",
        "unit_records__unit_id", "unit_records__first_seen_at", "unit_records__completed_at",
    )
)  # fmt: skip


def learner_courses(learner_id: int) -> list[LearnerCourse]:
    """All enrolments of a learner, the one touched last first."""
    known = all_courses()
    found: dict[int, LearnerCourse] = {}
    done: dict[int, set[str]] = {}
    for pk, course, *rest, unit, seen_at, done_at in _enrolments.rows(learner=learner_id):
        if course not in known:
            continue  # younger than the snapshot, which is at most a second old
        entry = found.get(pk) or _new(pk, known[course], rest)
        moments = [moment for moment in (entry.touched_at, seen_at, done_at) if moment is not None]
        found[pk] = replace(entry, touched_at=max(moments))
        if done_at is not None:
            done.setdefault(pk, set()).add(str(unit))
    entries = [replace(entry, done=frozenset(done.get(pk, ()))) for pk, entry in found.items()]
    return sorted(entries, key=lambda entry: (entry.touched_at, entry.enrolment_id), reverse=True)


def _new(pk: int, course: CourseFacts, rest: list[Any]) -> LearnerCourse:
    state, progress, requested_at, enrolled_at, completed_at, reason = rest
    return LearnerCourse(
        enrolment_id=pk,
        course=course,
        state=state,
        progress=progress,
        requested_at=requested_at,
        enrolled_at=enrolled_at,
        completed_at=completed_at,
        decision_reason=reason,
        touched_at=enrolled_at or requested_at,
    )


def best_results(enrolment_id: int) -> dict[UUID, Any]:
    """The best percentage in each quiz of one enrolment, by unit."""
    rows = Enrolment.objects.filter(pk=enrolment_id, unit_records__best_percent__isnull=False)
    return dict(rows.values_list("unit_records__unit_id", "unit_records__best_percent"))
