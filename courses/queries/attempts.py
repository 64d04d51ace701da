"""Reading attempts: one joined query for a whole attempt; frozen words come from the process's memory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, CharField, IntegerField, OuterRef, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from courses.domain.attempts import AttemptRules
from courses.domain.responses import AnswerState, answered_state
from courses.models import AttemptItem, AttemptState, FrozenWords, QuestionEdition

from .frozen import FrozenQuestion, frozen_questions
from .prepared import Given, Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptHead:
    """An attempt without its questions."""

    key: UUID
    enrolment_id: int
    learner_id: int
    course: UUID
    unit: UUID
    number: int
    state: str
    rules: AttemptRules
    started_at: datetime
    deadline: datetime | None
    submitted_at: datetime | None
    max_mark: Decimal
    mark: Decimal | None
    passed: bool | None

    @property
    def is_open(self) -> bool:
        return self.state == AttemptState.OPEN

    def is_overdue(self, *, at: datetime) -> bool:
        """Its time is over although nobody has handed it in."""
        return self.is_open and self.deadline is not None and at > self.deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """One question of an attempt with the learner's answer so far."""

    id: int
    position: int
    question: FrozenQuestion
    """The words of the language asked for where their rules are the same, else those drawn at the start."""
    drawn: FrozenQuestion
    """The words drawn at the start."""
    order: tuple[str, ...]
    """Keys of options, right sides or items as this learner sees them."""
    flagged: bool
    fraction: Decimal | None
    awaits_review: bool
    value: Mapping[str, object]
    """The answer; empty when there is none."""
    saved_at: datetime | None
    client: str
    seq: int
    """Number of the save that counts; 0 before the first."""
    graded: FrozenQuestion
    """The words of the language the answer was given in: a typed answer is compared with these."""

    @property
    def state(self) -> AnswerState:
        return answered_state(self.question.spec, self.value)

    @property
    def mark(self) -> Decimal | None:
        """The points given; None while they are not known, or where there are none to give."""
        return None if self.fraction is None else self.fraction * self.question.max_mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole attempt."""

    head: AttemptHead
    items: tuple[SheetItem, ...]

    def item(self, position: int) -> SheetItem | None:
        return next((item for item in self.items if item.position == position), None)


HEAD = (
    "attempt_id", "attempt__enrolment_id", "attempt__enrolment__learner_id", "attempt__unit__course_id",
    "attempt__unit_id", "attempt__number", "attempt__state", "attempt__rules", "attempt__started_at",
    "attempt__deadline", "attempt__submitted_at", "attempt__max_mark", "attempt__mark", "attempt__passed",
)  # fmt: skip
ITEM = (
    "id", "position", "words_id", "words__locale__language_code", "words__locale_id", "shown_order", "flagged",
    "fraction", "awaits_review", "response__value", "response__saved_at", "response__client", "response__seq",
    "response__locale_id", "in_language", "as_answered",
)  # fmt: skip


def read_sheet(
    attempt_key: UUID, *, language: str, learner_id: int | None = None, positions: Collection[int] = ()
) -> Sheet | None:
    """An attempt with its questions (or those at `positions`) and answers.

    None when there is none: of this learner's, or, for reviewers, who name no learner, of anybody's.
    """
    given = {"language": language, "attempt": attempt_key}
    one = next(iter(positions)) if len(positions) == 1 else None
    if learner_id is not None:
        given["learner"] = learner_id
    if one is not None:
        given["position"] = one
    rows = _SHEETS[learner_id is not None, one is not None].rows(**given)
    if len(positions) > 1:
        rows = [row for row in rows if row[len(HEAD) + ITEM.index("position")] in positions]
    return _sheet(rows, language) if rows else None


def _items() -> QuerySet[AttemptItem]:
    edition = QuestionEdition.objects.filter(entry=OuterRef("entry_id"), words__rules=OuterRef("rules_id"))
    same_rules = FrozenWords.objects.filter(rules=OuterRef("rules_id"), locale=OuterRef("response__locale_id"))
    return AttemptItem.objects.order_by("position").annotate(
        in_language=Subquery(
            edition.filter(locale__language_code=Given("language", CharField())).values("words_id")[:1]
        ),
        as_answered=Coalesce(
            Subquery(edition.filter(locale=OuterRef("response__locale_id")).values("words_id")[:1]),
            Subquery(same_rules.order_by("-frozen_at").values("digest")[:1]),
            output_field=CharField(),
        ),
    )


def _sheet_query(of_learner: bool, at_position: bool) -> QuerySet[AttemptItem, Any]:
    items = _items().filter(attempt_id=Given("attempt", UUIDField()))
    if of_learner:
        items = items.filter(attempt__enrolment__learner_id=Given("learner", BigIntegerField()))
    if at_position:
        items = items.filter(position=Given("position", IntegerField()))
    return items.values_list(*HEAD, *ITEM)


_SHEETS = {key: Prepared(partial(_sheet_query, *key)) for key in product((True, False), repeat=2)}
"""By whether the learner and one position are named."""


def _sheet(rows: list[tuple[Any, ...]], language: str) -> Sheet:
    chosen = [_digests(row[len(HEAD) :], language) for row in rows]
    known = frozen_questions(digest for digests in chosen for digest in digests)
    items = tuple(
        _item(row[len(HEAD) :], *(known[digest] for digest in digests))
        for row, digests in zip(rows, chosen, strict=True)
    )
    return Sheet(_head(rows[0][: len(HEAD)]), items)


def _digests(row: tuple[Any, ...], language: str) -> tuple[str, str, str]:
    """Digests of the words to show, the words drawn, and the words to grade by."""
    drawn, drawn_language, drawn_locale = row[2:5]
    response_locale, in_language, as_answered = row[13:16]
    shown = drawn if drawn_language == language else in_language or drawn
    graded = drawn if response_locale in (None, drawn_locale) else as_answered or drawn
    return shown, drawn, graded


def _head(row: tuple[Any, ...]) -> AttemptHead:
    return AttemptHead(
        key=row[0],
        enrolment_id=row[1],
        learner_id=row[2],
        course=row[3],
        unit=row[4],
        number=row[5],
        state=row[6],
        rules=AttemptRules.from_json(row[7]),
        started_at=row[8],
        deadline=row[9],
        submitted_at=row[10],
        max_mark=row[11],
        mark=row[12],
        passed=row[13],
    )


def _item(row: tuple[Any, ...], shown: FrozenQuestion, drawn: FrozenQuestion, graded: FrozenQuestion) -> SheetItem:
    return SheetItem(
        id=row[0],
        position=row[1],
        question=shown,
        drawn=drawn,
        order=tuple(row[5] or ()),
        flagged=row[6],
        fraction=row[7],
        awaits_review=row[8],
        value=row[9] or {},
        saved_at=row[10],
        client=row[11] or "",
        seq=row[12] or 0,
        graded=graded,
    )
