"""How far a learner is in a course: states of units, progress, completion. Recorded facts never fall."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from courses.domain.outline import Outline, OutlineItem, UnitKind


class Unlocking(StrEnum):
    """When units open. Reading never needs permission: only quizzes are ever locked."""

    OPEN = "open"
    STEPWISE = "stepwise"
    """A quiz opens after the required lessons before it in its module; the final quiz (or one directly in
    the course) after every required unit before it."""


class LockReason(StrEnum):
    """Why a quiz is locked; the edge turns it into words."""

    LESSONS_BEFORE_NOT_DONE = "lessons_before_not_done"
    UNITS_BEFORE_NOT_DONE = "units_before_not_done"


class Standing(StrEnum):
    """How a unit stands with a learner."""

    DONE = "done"
    NOW = "now"
    """You are here."""
    OPEN = "open"
    LOCKED = "locked"
    NEW = "new"
    """Added after the learner completed the course; takes nothing away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is recorded of one learner in one course."""

    done: frozenset[str] = frozenset()
    completed_at: datetime | None = None
    here: str | None = None
    """The unit on the screen; without one, the unit to continue with counts as *here*."""


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit with its standing; when locked, with the reason and the units it waits for."""

    item: OutlineItem
    standing: Standing
    reason: LockReason | None = None
    waits_for: tuple[OutlineItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Required units done of all required units."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 means all of them. A course without required units stays at 0."""
        return self.done * 100 // self.total if self.total else 0


def progress(outline: Outline, *, done: Collection[str]) -> Progress:
    """Count the required leaves that are done."""
    required = outline.required
    return Progress(done=sum(item.key in done for item in required), total=len(required))


def progress_after(recorded: Progress | None, *, computed: Progress) -> Progress:
    """Return the progress to record: the greater one, the new count where both are the same percentage.

    Units added or made required later never lower what was reached.
    """
    if recorded is not None and recorded.percent > computed.percent:
        return recorded
    return computed


def course_complete(outline: Outline, *, done: Collection[str]) -> bool:
    """Tell whether every required unit is done. A course that requires nothing is never complete."""
    required = outline.required
    return bool(required) and all(item.key in done for item in required)


def where_to_continue(outline: Outline, *, done: Collection[str]) -> OutlineItem | None:
    """Return the first required unit that is not done; ``None`` when all are. It is never locked."""
    return next((item for item in outline.required if item.key not in done), None)


def minutes_left(outline: Outline, *, done: Collection[str]) -> int:
    """Return the minutes of the required units that are not done."""
    return sum(item.minutes for item in outline.required if item.key not in done)


def lock(
    outline: Outline, item: OutlineItem, *, unlocking: Unlocking, marks: Marks
) -> tuple[LockReason, tuple[OutlineItem, ...]] | None:
    """Return why a unit is locked and what it waits for, or ``None`` when it is open.

    What is done stays open, and a completed course locks nothing again.
    """
    if unlocking is Unlocking.OPEN or item.kind is not UnitKind.QUIZ:
        return None
    if item.key in marks.done or marks.completed_at is not None:
        return None
    waits_for = tuple(
        unit
        for unit in outline.before(item.key)
        if unit.required and unit.key not in marks.done and _guards(unit, item)
    )
    if not waits_for:
        return None
    final = _is_final(item)
    return (LockReason.UNITS_BEFORE_NOT_DONE if final else LockReason.LESSONS_BEFORE_NOT_DONE), waits_for


def unit_states(outline: Outline, *, marks: Marks, unlocking: Unlocking) -> list[UnitState]:
    """Return every leaf with its standing, in reading order.

    Done is said before all else, then locked, then *here*, then new.
    """
    here = marks.here
    if here is None:
        following = where_to_continue(outline, done=marks.done)
        # Nobody is sent on through what came after their course was completed.
        here = following.key if following and marks.completed_at is None else None
    return [_state(outline, item, marks=marks, unlocking=unlocking, here=here) for item in outline.leaves]


def _state(outline: Outline, item: OutlineItem, *, marks: Marks, unlocking: Unlocking, here: str | None) -> UnitState:
    if item.key in marks.done:
        return UnitState(item, Standing.DONE)
    locked = lock(outline, item, unlocking=unlocking, marks=marks)
    if locked is not None:
        reason, waits_for = locked
        return UnitState(item, Standing.LOCKED, reason, waits_for)
    if item.key == here:
        return UnitState(item, Standing.NOW)
    if marks.completed_at is not None and item.added_at is not None and item.added_at > marks.completed_at:
        return UnitState(item, Standing.NEW)
    return UnitState(item, Standing.OPEN)


def _is_final(quiz: OutlineItem) -> bool:
    return quiz.final or quiz.parent is None


def _guards(unit: OutlineItem, quiz: OutlineItem) -> bool:
    if _is_final(quiz):
        return True
    return unit.parent == quiz.parent and unit.kind is UnitKind.LESSON
