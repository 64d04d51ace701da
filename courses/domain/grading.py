"""Grading: a spec and a stored response give an outcome. Pure, exact, and never in doubt about what is unknown.

A fraction is a Decimal from 0 to 1, rounded half up to seven places. An answer that cannot be read is worth 0 and
raises nothing. Unanswered is worth 0 too, also where a person marks: there is nothing to wait for.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import singledispatch
from typing import Final, Self

from courses.domain.decimals import distance, is_sane, parse_number, proportion
from courses.domain.questions import (
    Essay,
    FileUpload,
    Marking,
    Matching,
    MultipleChoice,
    Numerical,
    OneChoiceSpec,
    Ordering,
    Reflection,
    Scoring,
    ShortAnswer,
    Spec,
    TrueFalse,
)
from courses.domain.responses import Value, answered_state, chosen, chosen_keys, matched_pairs
from courses.domain.wording import comparable, matches

NONE: Final = Decimal(0)
FULL: Final = Decimal(1)
_PERCENT_STEP: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an answer is worth. Make one with ``scored``, ``waiting`` or ``unmarked``."""

    fraction: Decimal | None
    """Share of the mark, 0 to 1; ``None`` while a person has yet to look, and where nobody ever will."""
    parts: Mapping[str, bool] = field(default_factory=dict)
    """For each thing the learner did (option chosen, pair joined, item placed): was it right?"""
    marking: Marking = Marking.AUTOMATIC

    def __post_init__(self) -> None:
        if self.fraction is None:
            if self.marking is Marking.AUTOMATIC:
                raise ValueError("an automatic outcome has a fraction")
        elif self.marking is Marking.UNMARKED or not NONE <= self.fraction <= FULL:
            raise ValueError("a fraction lies between 0 and 1, and an unmarked outcome has none")

    @classmethod
    def scored(cls, fraction: Decimal, *, parts: Mapping[str, bool] | None = None) -> Self:
        """Return the outcome of an answer that was graded by rule."""
        return cls(fraction=fraction, parts=dict(parts or {}))

    @classmethod
    def waiting(cls) -> Self:
        """Return the outcome of an answer that a person has yet to look at."""
        return cls(fraction=None, marking=Marking.BY_PERSON)

    @classmethod
    def unmarked(cls) -> Self:
        """Return the outcome of an answer nobody marks; it counts nowhere."""
        return cls(fraction=None, marking=Marking.UNMARKED)

    @classmethod
    def given(cls, points: Decimal, *, max_mark: Decimal) -> Self:
        """Return the outcome of a person giving ``points`` of ``max_mark``; ValueError when they do not fit."""
        if not is_sane(points) or not NONE <= points <= max_mark or not max_mark:
            raise ValueError("points given lie between 0 and the mark of the question")
        return cls(fraction=proportion(points, max_mark), marking=Marking.BY_PERSON)

    @property
    def awaits_review(self) -> bool:
        """A person has yet to look."""
        return self.fraction is None and self.marking is Marking.BY_PERSON

    @property
    def counts(self) -> bool:
        """The answer has a part in the total."""
        return self.marking is not Marking.UNMARKED


@singledispatch
def grade(spec: Spec, value: Value | None) -> Outcome:
    """Return what a stored response is worth under the rules of its question. Plugins register their kinds."""
    raise TypeError(f"no grader for question kind {spec.kind!r}")


@grade.register
def _(spec: OneChoiceSpec, value: Value | None) -> Outcome:
    choice = chosen(value, "choice")
    if choice not in spec.keys:
        return Outcome.scored(NONE)
    correct = choice in spec.correct_keys
    return Outcome.scored(FULL if correct else NONE, parts={choice: correct})


@grade.register
def _(spec: MultipleChoice, value: Value | None) -> Outcome:
    """Give all or nothing for the exact set, or a part by *right minus wrong*.

    Right minus wrong is the usual setting of Moodle's multiple choice with several answers: a right option brings
    1/(number of right options), a wrong one takes as much away, and the sum does not fall below zero.
    """
    chosen_options = chosen_keys(value, "choices", among=spec.keys)
    parts = {key: key in spec.correct_keys for key in chosen_options}
    if spec.scoring is Scoring.ALL_OR_NOTHING:
        return Outcome.scored(FULL if set(chosen_options) == spec.correct_keys else NONE, parts=parts)
    right = sum(parts.values())
    return Outcome.scored(proportion(right - (len(parts) - right), len(spec.correct_keys)), parts=parts)


@grade.register
def _(spec: TrueFalse, value: Value | None) -> Outcome:
    answer = (value or {}).get("value")
    if not isinstance(answer, bool):
        return Outcome.scored(NONE)
    correct = answer is spec.correct
    return Outcome.scored(FULL if correct else NONE, parts={"value": correct})


@grade.register
def _(spec: ShortAnswer, value: Value | None) -> Outcome:
    text = chosen(value, "text")
    if not text.strip():
        return Outcome.scored(NONE)

    def shaped(words: str) -> str:
        return comparable(words, ignore_case=spec.ignore_case, ignore_diacritics=spec.ignore_diacritics)

    typed = shaped(text)
    correct = any(matches(typed, pattern=shaped(word)) for word in spec.accepted)
    return Outcome.scored(FULL if correct else NONE, parts={"text": correct})


@grade.register
def _(spec: Numerical, value: Value | None) -> Outcome:
    text = chosen(value, "text")
    if not text.strip():
        return Outcome.scored(NONE)
    number = parse_number(text)
    correct = number is not None and distance(number, spec.answer) <= spec.tolerance
    return Outcome.scored(FULL if correct else NONE, parts={"text": correct})


@grade.register
def _(spec: Matching, value: Value | None) -> Outcome:
    parts = {left: left == right for left, right in matched_pairs(value, among=spec.pairs).items()}
    return Outcome.scored(proportion(sum(parts.values()), len(spec.pairs)), parts=parts)


@grade.register
def _(spec: Ordering, value: Value | None) -> Outcome:
    """Give a part by *longest ordered subset*, as published for Moodle's ordering question type.

    The mark is the number of items in the longest subset that stands in the right order, neighbours or not, over
    the number of items; a subset has at least two items, so a list turned round is worth nothing.
    """
    order = chosen_keys(value, "order", among=spec.items)
    place = {key: number for number, key in enumerate(spec.items)}
    subset = longest_increasing([place[key] for key in order])
    kept = {spec.items[number] for number in subset} if len(subset) > 1 else set()
    return Outcome.scored(proportion(len(kept), len(spec.items)), parts={key: key in kept for key in order})


@grade.register(Essay)
@grade.register(FileUpload)
def _(spec: Spec, value: Value | None) -> Outcome:
    if answered_state(spec, value).is_unanswered:
        return Outcome.scored(NONE)
    return Outcome.waiting()


@grade.register
def _(spec: Reflection, value: Value | None) -> Outcome:
    return Outcome.unmarked()


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """Return one longest increasing subsequence of different numbers, in n·log n steps (patience sorting)."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        before[number] = tops[at - 1] if at else None
        tops[at : at + 1] = [number]
    subset: list[int] = []
    link = tops[-1] if tops else None
    while link is not None:
        subset.append(link)
        link = before[link]
    return subset[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkTotal:
    """The marks of an attempt. What waits for a person is in ``possible``, not in ``earned``."""

    earned: Decimal
    possible: Decimal
    awaiting_review: int = 0
    """Number of answers a person has yet to look at."""
    awaiting_marks: Decimal = NONE
    """The marks those answers can still bring."""

    @property
    def percent(self) -> Decimal | None:
        """Percentage to one place, half up; ``None`` while unknown or when there is nothing to earn."""
        return None if self.awaiting_review else self.lowest_percent

    @property
    def lowest_percent(self) -> Decimal | None:
        """The percentage if every waiting answer were worth nothing; ``None`` when there is nothing to earn."""
        return _percent(self.earned, of=self.possible)

    @property
    def highest_percent(self) -> Decimal | None:
        """The percentage if every waiting answer were perfect; ``None`` when there is nothing to earn."""
        return _percent(self.earned + self.awaiting_marks, of=self.possible)


def total(outcomes: Iterable[tuple[Outcome, Decimal]]) -> MarkTotal:
    """Add up outcomes, each with the mark of its question. Unmarked answers have no part in it."""
    earned, possible, waiting, waiting_marks = NONE, NONE, 0, NONE
    for outcome, max_mark in outcomes:
        if not outcome.counts:
            continue
        possible += max_mark
        if outcome.fraction is None:
            waiting += 1
            waiting_marks += max_mark
        else:
            earned += outcome.fraction * max_mark
    return MarkTotal(earned=earned, possible=possible, awaiting_review=waiting, awaiting_marks=waiting_marks)


def passed(marks: MarkTotal, *, pass_mark: int) -> bool | None:
    """Tell whether the pass mark (percent) is reached; ``None`` while only a person's marks can decide it.

    The percentage compared is the one the learner sees, rounded to one place: nobody fails with "75.0 %" at a pass
    mark of 75. A quiz with nothing to earn (reflections only) is passed by handing it in.
    """
    lowest, highest = marks.lowest_percent, marks.highest_percent
    if lowest is None or highest is None or lowest >= pass_mark:
        return True
    return None if highest >= pass_mark else False


def _percent(part: Decimal, *, of: Decimal) -> Decimal | None:
    if not of:
        return None
    return (100 * part / of).quantize(_PERCENT_STEP, rounding=ROUND_HALF_UP)
