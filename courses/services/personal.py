"""What the core knows about a person: how it leaves with them, and how it goes.

Rows of learning are append-only and stay, pointing at a user row without a name: marks and completions are facts that
certificates rest on. What a person wrote or handed in goes, and so does what was written about them.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from courses.models import (
    Attempt,
    Enrolment,
    EnrolmentState,
    LearningEvent,
    MarkChange,
    Question,
    Response,
    ResponseFile,
    ResponseSave,
    UnitRecord,
    Verb,
)
from courses.queries.catalogue import all_courses

from .uploads import path_of, private_storage

MODELS = (
    "courses.Enrolment",
    "courses.UnitRecord",
    "courses.LearningEvent",
    "courses.Attempt",
    "courses.AttemptItem",
    "courses.Response",
    "courses.ResponseSave",
    "courses.ResponseFile",
    "courses.MarkChange",
    "courses.Question",
)
# Answers with a person's own words or files; a chosen option says nothing about who chose it.
OWN_WORDS = Q(value__has_key="text") | Q(value__has_key="files")


def export_learning(user_id: int) -> dict[str, Any]:
    """Courses, units, quizzes with answers and marks, and every recorded fact, oldest first."""
    return {
        "courses": [_enrolment(row) for row in Enrolment.objects.filter(learner_id=user_id).order_by("pk")],
        "units": list(
            UnitRecord.objects.filter(enrolment__learner_id=user_id)
            .order_by("pk")
            .values("enrolment__course_id", "unit_id", "unit__kind", "first_seen_at", "completed_at", "best_percent")
        ),
        "attempts": list(
            Attempt.objects.filter(enrolment__learner_id=user_id)
            .order_by("started_at")
            .values("key", "unit_id", "number", "state", "started_at", "submitted_at", "mark", "max_mark", "passed")
        ),
        "answers": [_answer(row) for row in _answers(user_id)],
        "files": list(
            ResponseFile.objects.filter(item__attempt__enrolment__learner_id=user_id)
            .order_by("uploaded_at")
            .values("item__attempt_id", "item__position", "name", "size", "sha256", "uploaded_at")
        ),
        "marks": list(
            MarkChange.objects.filter(item__attempt__enrolment__learner_id=user_id)
            .order_by("pk")
            .values("item__attempt_id", "item__position", "before", "after", "source", "comment", "at")
        ),
        "events": list(
            LearningEvent.objects.filter(actor_id=user_id)
            .order_by("pk")
            .values("verb", "object_kind", "object_key", "result", "at")
        ),
        "decisions_for_others": Enrolment.objects.filter(decided_by_id=user_id).count(),
        "marks_for_others": MarkChange.objects.filter(actor_id=user_id).count(),
    }


def _answers(user_id: int) -> Any:
    return (
        Response.objects.filter(item__attempt__enrolment__learner_id=user_id)
        .order_by("item__attempt__started_at", "item__position")
        .select_related("item__words")
    )


def _answer(row: Response) -> dict[str, Any]:
    """What was asked and what was answered, in words.

    Frozen words hold more than a learner saw: accepted answers, feedback, a sample answer. And the two sides of a
    pair share a key. The export may be had while an attempt is open, so neither of them leaves with it.
    """
    words = row.item.words.words
    texts = {**(words.get("options") or {}), **(words.get("items") or {})}
    value = dict(row.value)
    if isinstance(value.get("pairs"), Mapping):
        lefts, rights = words.get("lefts") or {}, words.get("rights") or {}
        value["pairs"] = [[lefts.get(left, ""), rights.get(right, "")] for left, right in value["pairs"].items()]
    for name in ("choices", "order"):
        if isinstance(value.get(name), list):
            value[name] = [texts.get(key, key) for key in value[name]]
    if "choice" in value:
        value["choice"] = texts.get(value["choice"], value["choice"])
    return {
        "attempt": str(row.item.attempt_id),
        "position": row.item.position,
        "question": words.get("prompt", ""),
        "value": value,
        "saved_at": row.saved_at,
        "fraction": row.item.fraction,
    }


def _enrolment(row: Enrolment) -> dict[str, Any]:
    course = all_courses().get(row.course_id)
    return {
        "course": str(row.course_id),
        "title": course.words_for(course.source).title if course else "",
        "state": row.state,
        "requested_at": row.requested_at,
        "enrolled_at": row.enrolled_at,
        "completed_at": row.completed_at,
        "progress": row.progress,
        "decision_reason": row.decision_reason,
    }


@transaction.atomic
def erase_learning(user_id: int) -> None:
    """Empty what a learner wrote, what was written about them, and release what they held; facts stay."""
    mine = {"item__attempt__enrolment__learner_id": user_id}
    _erase_files(ResponseFile.objects.filter(**mine))
    for model in (Response, ResponseSave):
        # A subquery, because an update cannot join.
        rows = model.objects.filter(**mine).filter(OWN_WORDS).values_list("pk", flat=True)
        model.objects.filter(pk__in=list(rows)).update(value={})
    comments = MarkChange.objects.filter(**mine).exclude(comment="").values_list("pk", flat=True)
    MarkChange.objects.filter(pk__in=list(comments)).update(comment="")
    LearningEvent.objects.filter(actor_id=user_id, verb=Verb.REFUSED).update(result={})
    enrolments = Enrolment.objects.filter(learner_id=user_id)
    enrolments.update(decision_reason="")
    enrolments.filter(state=EnrolmentState.REQUESTED).update(state=EnrolmentState.LEFT)
    Question.objects.non_polymorphic().filter(locked_by_id=user_id).update(locked=False, locked_by=None, locked_at=None)


def _erase_files(files: Any) -> None:
    keys = list(files.values_list("pk", flat=True))
    ResponseFile.objects.filter(pk__in=keys).delete()
    # After commit: a file that is gone cannot be rolled back.
    transaction.on_commit(partial(_delete_stored, keys))


def _delete_stored(keys: Iterable[UUID]) -> None:
    for key in keys:
        private_storage().delete(path_of(key))
