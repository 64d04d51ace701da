"""What is asked about attempts beside their questions: earlier ones, disagreements, a reviewer's words, files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, F, Min, OuterRef, QuerySet, Subquery, UUIDField

from courses.domain.saves import Save, overruled
from courses.models import (
    Attempt,
    AttemptState,
    Enrolment,
    MarkChange,
    MarkSource,
    ResponseFile,
    ResponseSave,
)

from .prepared import Given, Prepared


def _contested_saves() -> QuerySet[ResponseSave, Any]:
    began = (
        ResponseSave.objects.filter(item=OuterRef("item_id"), client=OuterRef("item__response__client"), late=False)
        .values("item")
        .annotate(first=Min("seq"))
        .values("first")
    )
    return (
        ResponseSave.objects.filter(item__attempt_id=Given("attempt", UUIDField()), late=False)
        .exclude(client=F("item__response__client"))
        .filter(seq__gte=Subquery(began))
        .values_list(
            "item_id", "client", "seq", "value", "item__response__client", "item__response__seq",
            "item__response__value",
        )
    )  # fmt: skip


_contested = Prepared(_contested_saves)


def contested_answers(attempt_key: UUID) -> dict[int, list[Save]]:
    """By item: what another device answered without knowing of the answer that counts. Usually empty.

    A browser's first number is above every number it had seen. So what another one saved under a smaller number was
    on the screen and was changed knowingly (the next day, on another computer); only the others are a disagreement.
    """
    saves: dict[int, list[Save]] = {}
    for item, client, seq, value, *counting in _contested.rows(attempt=attempt_key):
        found = saves.setdefault(item, [Save(client=counting[0], seq=counting[1], value=counting[2])])
        found.append(Save(client=client, seq=seq, value=value))
    return {item: losing for item, found in saves.items() if (losing := overruled(found))}


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """One line of a learner's list of attempts."""

    key: UUID
    number: int
    state: str
    submitted_at: datetime | None
    deadline: datetime | None
    max_mark: Decimal
    mark: Decimal | None
    passed: bool | None

    @property
    def is_open(self) -> bool:
        return self.state == AttemptState.OPEN


_attempts = Prepared(
    lambda: (
        Attempt.objects.filter(
            enrolment__learner_id=Given("learner", BigIntegerField()),
            unit_id=Given("unit", UUIDField()),
            is_trial=False,
        )
        .order_by("-number")
        .values_list("key", "number", "state", "submitted_at", "deadline", "max_mark", "mark", "passed")
    )
)


def attempts_of(learner_id: int, unit_key: UUID) -> list[PastAttempt]:
    """A learner's attempts at a quiz, the latest first; an author's trials left out."""
    return [PastAttempt(*row) for row in _attempts.rows(learner=learner_id, unit=unit_key)]


@dataclass(frozen=True, slots=True)
class GivenMark:
    """What a reviewer said last of an answer."""

    comment: str
    rubric: Mapping[str, str]


def given_marks(attempt_key: UUID) -> dict[int, GivenMark]:
    """By item: the mark a person gave and that stands; an undone one is gone."""
    rows = (
        MarkChange.objects.filter(item__attempt_id=attempt_key)
        .exclude(source=MarkSource.AUTOMATIC)
        .order_by("id")
        .values_list("item_id", "source", "comment", "rubric")
    )
    standing: dict[int, list[GivenMark]] = {}
    for item, source, comment, rubric in rows:
        stack = standing.setdefault(item, [])
        if source == MarkSource.PERSON:
            stack.append(GivenMark(comment, rubric))
        elif stack:
            stack.pop()
    return {item: stack[-1] for item, stack in standing.items() if stack}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file a learner handed in, and whose it is."""

    key: UUID
    name: str
    size: int
    learner_id: int


def stored_file(attempt_key: UUID, file_key: UUID) -> StoredFile | None:
    """A file of an attempt; the caller checks who may have it."""
    row = (
        ResponseFile.objects.filter(item__attempt_id=attempt_key, pk=file_key)
        .values_list("key", "name", "size", "item__attempt__enrolment__learner_id")
        .first()
    )
    return StoredFile(*row) if row else None


@dataclass(frozen=True, slots=True)
class EnrolmentMarks:
    """One enrolment and which units of it are done."""

    id: int
    learner_id: int
    course: UUID
    state: str
    completed_at: datetime | None
    done: frozenset[str]


def marks_of_enrolment(enrolment_id: int) -> EnrolmentMarks | None:
    """An enrolment with its finished units, in one joined query."""
    rows = list(
        Enrolment.objects.filter(pk=enrolment_id).values_list(
            "pk", "learner_id", "course_id", "state", "completed_at", "unit_records__unit_id",
            "unit_records__completed_at",
        )
    )  # fmt: skip
    if not rows:
        return None
    return EnrolmentMarks(*rows[0][:5], done=frozenset(str(row[5]) for row in rows if row[6]))


def enrolment_for(learner_id: int, unit_key: UUID) -> int | None:
    """The learner's enrolment in the course this unit belongs to, whatever its state."""
    return Enrolment.objects.filter(learner_id=learner_id, course__units=unit_key).values_list("pk", flat=True).first()
