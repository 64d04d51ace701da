"""What waits for a reviewer. No names: whose answer it is does not help to mark it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q

from courses.models import Attempt, AttemptItem, AttemptState, MarkChange, MarkSource, ResponseSave


@dataclass(frozen=True, slots=True)
class Waiting:
    """A handed-in attempt with answers nobody has looked at."""

    key: UUID
    course: UUID
    unit: UUID
    number: int
    submitted_at: datetime | None
    answers: int


def waiting_attempts(*, reviewer_id: int) -> Sequence[Waiting]:
    """Attempts that wait for this reviewer, the oldest first. Nobody marks their own."""
    rows = (
        Attempt.objects.filter(state=AttemptState.SUBMITTED, is_trial=False)
        .exclude(enrolment__learner_id=reviewer_id)
        .annotate(answers=Count("items", filter=Q(items__awaits_review=True)))
        .filter(answers__gt=0)
        .order_by("submitted_at", "key")
        .values_list("key", "unit__course_id", "unit_id", "number", "submitted_at", "answers")
    )
    return [Waiting(*row) for row in rows]


def next_waiting(course: UUID, *, reviewer_id: int) -> UUID | None:
    """The attempt of a course that waits longest for this reviewer."""
    return (
        AttemptItem.objects.filter(
            awaits_review=True,
            attempt__state=AttemptState.SUBMITTED,
            attempt__is_trial=False,
            attempt__unit__course_id=course,
        )
        .exclude(attempt__enrolment__learner_id=reviewer_id)
        .order_by("attempt__submitted_at", "attempt_id")
        .values_list("attempt_id", flat=True)
        .first()
    )


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One line of the history of a mark."""

    source: str
    before: Decimal | None
    after: Decimal | None
    comment: str
    at: datetime

    @property
    def label(self) -> str:
        """Who or what changed it."""
        return str(MarkSource(self.source).label)


def mark_history(attempt_key: UUID) -> dict[int, list[MarkLine]]:
    """By item: every change of its mark, the first first."""
    rows = (
        MarkChange.objects.filter(item__attempt_id=attempt_key)
        .order_by("id")
        .values_list("item_id", "source", "before", "after", "comment", "at")
    )
    history: dict[int, list[MarkLine]] = {}
    for item, source, before, after, comment, at in rows:
        history.setdefault(item, []).append(MarkLine(source, before, after, comment, at))
    return history


def late_answers(attempt_key: UUID) -> dict[int, tuple[datetime, dict[str, object]]]:
    """By item: the last answer that came after the deadline. It is kept and not graded."""
    rows = (
        ResponseSave.objects.filter(item__attempt_id=attempt_key, late=True)
        .order_by("seq", "client")
        .values_list("item_id", "saved_at", "value")
    )
    return {item: (at, value) for item, at, value in rows}
