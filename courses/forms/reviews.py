"""What the review of a question shows: the answer as given, what of it was right, and what would have been."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.formats import number_format

from courses.domain.grading import grade
from courses.domain.questions import (
    Essay,
    FileUpload,
    Matching,
    Numerical,
    OptionsSpec,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from courses.domain.responses import chosen, chosen_keys, matched_pairs
from courses.queries.attempts import SheetItem


@dataclass(frozen=True, slots=True)
class ReviewedOption:
    """One option, and whether it was chosen and right."""

    text: str
    chosen: bool
    correct: bool
    reply: str


@dataclass(frozen=True, slots=True)
class ReviewedPair:
    """A left-hand side with what was joined to it and what belongs to it."""

    left: str
    given: str
    wanted: str
    right: bool


@dataclass(frozen=True, slots=True)
class ReviewedStep:
    """A step as the learner placed it."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class RubricLine:
    """A row of the rubric, and the points given for it."""

    key: str
    text: str
    points: Decimal
    given: bool


class AnswerReview:
    """One answered question. Everything is worked out when the kind's template asks for it."""

    def __init__(self, item: SheetItem, *, rubric: Mapping[str, str] | None = None) -> None:
        self.item = item
        self.question = item.question
        self.value = item.value
        self.given_rubric = rubric or {}

    @cached_property
    def parts(self) -> Mapping[str, bool]:
        """For each thing the learner did: was it right?"""
        return grade(self.item.graded.spec, self.value).parts

    @cached_property
    def options(self) -> list[ReviewedOption]:
        spec = self.question.spec
        if not isinstance(spec, OptionsSpec):
            return []
        texts, replies = self.question.texts("options"), self.question.texts("replies")
        picked = {chosen(self.value, "choice"), *chosen_keys(self.value, "choices", among=spec.keys)}
        return [
            ReviewedOption(texts[key], key in picked, key in spec.correct_keys, replies.get(key, ""))
            for key in self.item.order or spec.keys
        ]

    @property
    def truth(self) -> bool | None:
        """What is right of a true-or-false question."""
        return self.question.spec.correct if isinstance(self.question.spec, TrueFalse) else None

    @property
    def said(self) -> bool | None:
        """What the learner said of a true-or-false question."""
        value = self.value.get("value")
        return value if isinstance(value, bool) else None

    @property
    def text(self) -> str:
        return chosen(self.value, "text")

    @property
    def text_language(self) -> str:
        """The language it was typed in."""
        return self.item.graded.language

    @property
    def right_text(self) -> str:
        """The right number, or the first accepted word."""
        spec = self.question.spec
        if isinstance(spec, Numerical):
            return number_format(spec.answer, use_l10n=True)
        return spec.accepted[0] if isinstance(spec, ShortAnswer) else ""

    @cached_property
    def pairs(self) -> list[ReviewedPair]:
        spec = self.question.spec
        keys = spec.pairs if isinstance(spec, Matching) else ()
        lefts, rights = self.question.texts("lefts"), self.question.texts("rights")
        joined = matched_pairs(self.value, among=keys)
        return [
            ReviewedPair(lefts[key], rights.get(joined.get(key, ""), ""), rights[key], joined.get(key) == key)
            for key in keys
        ]

    @cached_property
    def steps(self) -> list[ReviewedStep]:
        """The steps in the learner's order."""
        spec, texts = self.question.spec, self.question.texts("items")
        keys = spec.items if isinstance(spec, Ordering) else ()
        return [
            ReviewedStep(texts[key], self.parts.get(key, False)) for key in chosen_keys(self.value, "order", among=keys)
        ]

    @property
    def right_steps(self) -> list[str]:
        spec, texts = self.question.spec, self.question.texts("items")
        return [texts[key] for key in spec.items] if isinstance(spec, Ordering) else []

    @property
    def files(self) -> list[Mapping[str, Any]]:
        found = self.value.get("files")
        return list(found) if isinstance(found, list) else []

    @property
    def rubric(self) -> list[RubricLine]:
        spec, texts = self.question.spec, self.question.texts("rubric")
        lines = spec.rubric if isinstance(spec, Essay | FileUpload) else ()
        return [
            RubricLine(line.key, texts.get(line.key, ""), line.points, line.key in self.given_rubric) for line in lines
        ]
