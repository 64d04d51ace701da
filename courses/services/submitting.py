"""Handing in: once, whoever asks how often; what can be graded is graded, what needs a person waits for one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses.domain.attempts import AttemptRules
from courses.domain.grading import MarkTotal, Outcome, grade, passed, total
from courses.domain.questions import Marking
from courses.extensions.signals import attempt_graded
from courses.models import Attempt, AttemptItem, AttemptState, Enrolment, MarkChange, MarkSource, Verb
from courses.queries.attempts import AttemptHead, Sheet, SheetItem, read_sheet

from .attempts import UnknownAttempt
from .events import record_all, tell
from .progress import complete_unit

CENT: Final = Decimal("0.01")


def submit_attempt(attempt_key: UUID, *, learner_id: int, at: datetime) -> bool:
    """Hand in an attempt and grade what can be graded. True when this call did it, False when it had been done.

    Raises UnknownAttempt. May be called any number of times, also at once: one of the calls grades.
    """
    # A join would move the state into a subquery, which PostgreSQL does not ask again when it has waited for a row.
    mine = Attempt.objects.filter(pk=attempt_key, enrolment__in=Enrolment.objects.filter(learner_id=learner_id))
    with transaction.atomic():
        # The condition decides between two calls; the row stays locked, so no save slips in beside the grading.
        if not mine.filter(state=AttemptState.OPEN).update(state=AttemptState.SUBMITTED, submitted_at=at):
            if not mine.exists():
                raise UnknownAttempt(attempt_key)
            return False
        sheet = read_sheet(attempt_key, language="", learner_id=learner_id)
        if sheet is None:
            raise UnknownAttempt(attempt_key)
        outcomes = _grade(sheet, at=at)
        settle(sheet, outcomes, at=at, submitted=True)
    return True


def close_overdue_attempts(at: datetime) -> int:
    """Hand in, with what was saved, every attempt whose time and grace are over. Returns how many."""
    due = Attempt.objects.filter(state=AttemptState.OPEN, deadline__lt=at).values_list(
        "pk", "enrolment__learner_id", "deadline", "rules"
    )
    return sum(
        submit_attempt(key, learner_id=learner, at=at)
        for key, learner, deadline, rules in due
        if deadline is not None and (at - deadline).total_seconds() > AttemptRules.from_json(rules).grace
    )


def close_overdue_now() -> int:
    """The periodic job: what is overdue at this minute."""
    return close_overdue_attempts(timezone.now())


def settle(sheet: Sheet, outcomes: Mapping[int, Outcome], *, at: datetime, submitted: bool = False) -> None:
    """Write what the outcomes (by item) come to; finish the unit when the quiz is passed. Inside a transaction.

    `submitted`: the handing in is a fact to record as well.
    """
    head = sheet.head
    marks = total((outcomes[item.id], item.question.max_mark) for item in sheet.items)
    known = not marks.awaiting_review
    result = passed(marks, pass_mark=head.rules.pass_mark)
    Attempt.objects.filter(pk=head.key).update(
        state=AttemptState.GRADED if known else AttemptState.SUBMITTED,
        mark=marks.earned.quantize(CENT, rounding=ROUND_HALF_UP) if known else None,
        passed=result,
        graded_at=at if known else None,
    )
    facts: list[tuple[Verb, Mapping[str, object]]] = [(Verb.SUBMITTED, {})] if submitted else []
    if known:
        facts.append((Verb.GRADED, _result(marks, result)))
    _record(head, facts, at=at)
    if known:
        tell(attempt_graded, enrolment_id=head.enrolment_id, attempt_id=head.key)
    if result:
        # Whoever left the course meanwhile has the mark, but nothing of the course is done by it.
        with suppress(Enrolment.DoesNotExist):
            complete_unit(head.enrolment_id, head.unit, at=at, percent=marks.percent)


def standing_outcome(item: SheetItem) -> Outcome:
    """The outcome an item has now, from its stored fraction."""
    if item.question.spec.marking is Marking.UNMARKED:
        return Outcome.unmarked()
    if item.fraction is None:
        return Outcome.waiting()
    return Outcome(fraction=item.fraction, marking=item.question.spec.marking)


def _grade(sheet: Sheet, *, at: datetime) -> dict[int, Outcome]:
    """Grade every item by the words it was answered in, and write fractions and mark changes."""
    outcomes = {item.id: grade(item.graded.spec, item.value) for item in sheet.items}
    AttemptItem.objects.bulk_update(
        [
            AttemptItem(pk=key, fraction=outcome.fraction, awaits_review=outcome.awaits_review)
            for key, outcome in outcomes.items()
        ],
        ["fraction", "awaits_review"],
    )
    MarkChange.objects.bulk_create(
        MarkChange(item_id=key, before=None, after=outcome.fraction, source=MarkSource.AUTOMATIC, at=at)
        for key, outcome in outcomes.items()
        if outcome.fraction is not None
    )
    return outcomes


def _result(marks: MarkTotal, result: bool | None) -> dict[str, object]:
    return {
        "mark": str(marks.earned),
        "max_mark": str(marks.possible),
        "percent": None if marks.percent is None else str(marks.percent),
        "passed": result,
    }


def _record(head: AttemptHead, facts: Sequence[tuple[Verb, Mapping[str, object]]], *, at: datetime) -> None:
    record_all(
        Enrolment(pk=head.enrolment_id, learner_id=head.learner_id, course_id=head.course),
        facts,
        object_kind="attempt",
        object_key=head.key,
        at=at,
        context={"unit": str(head.unit), "number": head.number},
    )
