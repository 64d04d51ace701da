"""What everybody sees of a quiz: its rules and how many questions it asks; kept per process and generation."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from courses.domain.attempts import AttemptRules
from courses.domain.completion import Unlocking
from courses.models import Unit, UnitKind

from .memo import kept_per_generation

NO_PASS_MARK = 0
"""A practice quiz is done when it is handed in."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz by identity."""

    key: UUID
    course: UUID
    live: bool
    graded: bool
    final: bool
    unlocking: Unlocking
    rules: AttemptRules
    questions: int

    @property
    def minutes_allowed(self) -> int:
        """The time limit in minutes; 0 where there is none."""
        return (self.rules.time_limit or 0) // 60


@kept_per_generation
def quiz_of(unit_key: UUID) -> Quiz | None:
    """The quiz with this key; None when there is none. What it does not say itself, its course says."""
    row = (
        Unit.objects.filter(pk=unit_key, kind=UnitKind.QUIZ)
        .annotate(questions=Count("slots", filter=Q(slots__entry__live=True)))
        .values_list(
            "course_id", "live", "course__live", "course__unlocking", "graded", "final", "pass_mark",
            "course__pass_mark", "max_attempts", "course__max_attempts", "time_limit", "shuffle_options",
            "questions",
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    course, live, course_live, unlocking, graded, final, own_mark, mark, own_most, most, seconds, shuffle, count = row
    rules = AttemptRules(
        pass_mark=(mark if own_mark is None else own_mark) if graded else NO_PASS_MARK,
        # Practice has no end unless its author sets one; the course's limit is for what counts.
        max_attempts=own_most or (most if graded else None) or None,
        time_limit=seconds or None,
        shuffle=shuffle,
    )
    return Quiz(unit_key, course, live and course_live, graded, final, Unlocking(unlocking), rules, count)
