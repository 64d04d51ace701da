"""A person's marks: every change is a row with who, when and why; an undo is an opposite row."""

from collections.abc import Mapping, Set
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction

from courses.domain.grading import Outcome
from courses.domain.questions import Essay, FileUpload, Marking
from courses.models import Attempt, AttemptItem, MarkChange, MarkSource
from courses.queries.attempts import Sheet, SheetItem, read_sheet

from .submitting import settle, standing_outcome


class MarkingRefused(Exception):
    """This answer cannot be marked: not handed in, marked by rule, nothing to undo, or the reviewer's own."""


def mark_item(
    item_id: int,
    *,
    actor_id: int,
    at: datetime,
    points: Decimal | None = None,
    rubric: Set[str] | None = None,
    comment: str = "",
) -> None:
    """Give `points`, or the points of the fulfilled `rubric` rows (keys), for an answer a person marks.

    May be called again: the new mark takes the place of the old one, and both stay in the history. Recomputes the
    attempt; finishes the unit when the quiz is passed. Raises MarkingRefused, and ValueError for points that do not
    fit.
    """
    with transaction.atomic():
        sheet, item = _locked(item_id, actor_id=actor_id)
        given = _rubric_points(item, rubric) if rubric is not None else {}
        earned = sum(given.values(), start=Decimal(0)) if rubric is not None else points
        if earned is None:
            raise ValueError("either points or the rubric")
        outcome = Outcome.given(earned, max_mark=item.question.max_mark)
        _change(
            sheet,
            item,
            outcome,
            MarkChange(
                source=MarkSource.PERSON,
                rubric={key: str(value) for key, value in given.items()},
                comment=comment,
                actor_id=actor_id,
                at=at,
            ),
        )


def undo_mark(item_id: int, *, actor_id: int, at: datetime, reason: str = "") -> None:
    """Take back the last mark a person gave: the answer has the mark it had before. Raises MarkingRefused."""
    with transaction.atomic():
        sheet, item = _locked(item_id, actor_id=actor_id)
        last = _standing_change(item_id)
        if last is None:
            raise MarkingRefused("nothing to undo")
        outcome = Outcome.waiting() if last.before is None else Outcome(fraction=last.before, marking=Marking.BY_PERSON)
        undo = MarkChange(source=MarkSource.UNDO, comment=reason, actor_id=actor_id, at=at)
        _change(sheet, item, outcome, undo)


def _locked(item_id: int, *, actor_id: int) -> tuple[Sheet, SheetItem]:
    key = AttemptItem.objects.filter(pk=item_id).values_list("attempt_id", flat=True).first()
    if key is not None and connection.features.has_select_for_update:
        list(Attempt.objects.select_for_update().filter(pk=key).values_list("pk"))
    sheet = read_sheet(key, language="") if key is not None else None
    if sheet is None or sheet.head.is_open:
        raise MarkingRefused("not handed in")
    if sheet.head.learner_id == actor_id:
        raise MarkingRefused("one's own answer")
    item = next(item for item in sheet.items if item.id == item_id)
    if item.question.spec.marking is not Marking.BY_PERSON:
        raise MarkingRefused("marked by rule")
    return sheet, item


def _change(sheet: Sheet, item: SheetItem, outcome: Outcome, change: MarkChange) -> None:
    """Write the change and the new fraction, and recompute the attempt from all its items."""
    change.item_id, change.before, change.after = item.id, item.fraction, outcome.fraction
    change.save(force_insert=True)
    AttemptItem.objects.filter(pk=item.id).update(fraction=outcome.fraction, awaits_review=outcome.awaits_review)
    outcomes = {other.id: standing_outcome(other) for other in sheet.items} | {item.id: outcome}
    settle(sheet, outcomes, at=change.at)


def _rubric_points(item: SheetItem, fulfilled: Set[str]) -> Mapping[str, Decimal]:
    spec = item.question.spec
    lines = spec.rubric if isinstance(spec, Essay | FileUpload) else ()
    unknown = fulfilled - {line.key for line in lines}
    if unknown or not lines:
        raise ValueError("no such row in the rubric")
    return {line.key: line.points for line in lines if line.key in fulfilled}


def _standing_change(item_id: int) -> MarkChange | None:
    """The last mark by a person that has not been undone: marks and undos pair up like brackets."""
    standing: list[MarkChange] = []
    for change in MarkChange.objects.filter(item_id=item_id).exclude(source=MarkSource.AUTOMATIC).order_by("id"):
        if change.source == MarkSource.PERSON:
            standing.append(change)
        elif standing:
            standing.pop()
    return standing[-1] if standing else None
