"""Starting an attempt: decide, draw frozen questions, write everything in one short transaction."""

import random
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from courses.domain.attempts import Refusal, deadline, may_start
from courses.domain.completion import Marks, lock
from courses.domain.questions import Marking
from courses.domain.showing import shown_order
from courses.models import Attempt, AttemptItem, AttemptState, Enrolment, QuestionEdition, UnitSlot, Verb
from courses.queries.attempt_facts import EnrolmentMarks, marks_of_enrolment
from courses.queries.frozen import FrozenQuestion, frozen_questions
from courses.queries.outline import structure_of
from courses.queries.quizzes import Quiz, quiz_of

from .events import record
from .progress import STUDYING

# Not for secrets: the order of options must only differ from learner to learner.
_chance = random.SystemRandom()


class Refused(Exception):
    """An attempt may not start; `reason` is for machines, the view puts it in words."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class UnknownAttempt(LookupError):
    """There is no such attempt of this learner; to others it does not exist."""


def start_attempt(enrolment_id: int, unit_key: UUID, *, language: str, at: datetime) -> Attempt:
    """Start an attempt at a quiz, or return the one that is open already. Raises Refused.

    Words are drawn in `language` where a question has them, else in its source language. Of two starts at the same
    moment the database lets one through, and both get its attempt.
    """
    enrolment = marks_of_enrolment(enrolment_id)
    quiz = quiz_of(unit_key)
    if enrolment is None or quiz is None or quiz.course != enrolment.course:
        raise Refused(Refusal.NOT_ENROLLED)
    earlier = list(Attempt.objects.filter(enrolment_id=enrolment_id, unit_id=unit_key).order_by("-number"))
    open_attempt = next((attempt for attempt in earlier if attempt.state == AttemptState.OPEN), None)
    if open_attempt is not None:
        return open_attempt
    _refuse_unless_allowed(quiz, enrolment, used=sum(not attempt.is_trial for attempt in earlier))
    drawn = _draw(unit_key, language)
    if not drawn:
        raise Refused(Refusal.CLOSED)
    attempt = Attempt(
        enrolment_id=enrolment_id,
        unit_id=unit_key,
        number=earlier[0].number + 1 if earlier else 1,
        rules=quiz.rules.as_json(),
        started_at=at,
        deadline=deadline(at, rules=quiz.rules),
        max_mark=_max_mark(drawn),
    )
    try:
        _write(attempt, drawn, enrolment, shuffle=quiz.rules.shuffle, at=at)
    except IntegrityError:
        return Attempt.objects.get(enrolment_id=enrolment_id, unit_id=unit_key, state=AttemptState.OPEN)
    return attempt


def flag_item(attempt_key: UUID, position: int, *, learner_id: int) -> None:
    """Put up or take down the learner's flag at a question of an open attempt; on any other it changes nothing."""
    AttemptItem.objects.filter(
        attempt_id=attempt_key,
        position=position,
        attempt__state=AttemptState.OPEN,
        attempt__enrolment__learner_id=learner_id,
    ).update(flagged=~F("flagged"))


def is_locked(quiz: Quiz, *, done: frozenset[str], completed_at: datetime | None) -> bool:
    """Whether lessons that come first keep this quiz closed."""
    outline = structure_of(quiz.course)
    item = next((leaf for leaf in outline.leaves if leaf.key == str(quiz.key)), None)
    if item is None:
        return False
    return lock(outline, item, unlocking=quiz.unlocking, marks=Marks(done=done, completed_at=completed_at)) is not None


def _refuse_unless_allowed(quiz: Quiz, enrolment: EnrolmentMarks, *, used: int) -> None:
    decision = may_start(
        quiz.rules,
        used=used,
        enrolled=enrolment.state in STUDYING,
        live=quiz.live,
        locked=is_locked(quiz, done=enrolment.done, completed_at=enrolment.completed_at),
    )
    if not decision.allowed:
        raise Refused(decision.reasons[0])


def _draw(unit_key: UUID, language: str) -> list[FrozenQuestion]:
    """The quiz's questions in the author's order, each in the learner's language or else in its source's."""
    editions = QuestionEdition.objects.filter(entry=OuterRef("entry_id"))
    rows = (
        UnitSlot.objects.filter(unit_id=unit_key, entry__live=True)
        .order_by("position")
        .values_list(
            Coalesce(
                Subquery(editions.filter(locale__language_code=language).values("words_id")[:1]),
                Subquery(editions.filter(locale=OuterRef("entry__source_locale_id")).values("words_id")[:1]),
            ),
            flat=True,
        )
    )
    digests = [digest for digest in rows if digest]
    known = frozen_questions(digests)
    return [known[digest] for digest in digests]


def _max_mark(drawn: list[FrozenQuestion]) -> Decimal:
    return sum(
        (question.max_mark for question in drawn if question.spec.marking is not Marking.UNMARKED), start=Decimal(0)
    )


@transaction.atomic
def _write(
    attempt: Attempt, drawn: list[FrozenQuestion], enrolment: EnrolmentMarks, *, shuffle: bool, at: datetime
) -> None:
    attempt.save(force_insert=True)
    AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            position=position,
            entry_id=question.entry,
            rules_id=question.rules_digest,
            words_id=question.digest,
            shown_order=shown_order(question.spec, shuffle=shuffle, chance=_chance),
        )
        for position, question in enumerate(drawn, start=1)
    )
    record(
        Enrolment(pk=enrolment.id, learner_id=enrolment.learner_id, course_id=enrolment.course),
        Verb.STARTED,
        object_kind="attempt",
        object_key=attempt.pk,
        at=at,
        context={"unit": str(attempt.unit_id), "number": attempt.number},
    )
