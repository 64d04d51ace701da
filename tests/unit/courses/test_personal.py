"""What leaves with a person, and what goes when she does."""

import json
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder

from courses.models import (
    Attempt,
    Enrolment,
    EnrolmentState,
    LearningEvent,
    MarkChange,
    MarkSource,
    Response,
    ResponseFile,
    ResponseSave,
    UnitRecord,
    Verb,
)
from courses.services.attempts import start_attempt
from courses.services.personal import erase_learning, export_learning
from courses.services.uploads import path_of, private_storage
from tests.factories.quiz import NOW, SAMPLES, enrolled, learner, locale, quiz_set

pytestmark = pytest.mark.django_db


def sitting(person: object) -> Attempt:
    """An attempt with a typed answer, a chosen one and a file, marked with a comment."""
    made = quiz_set(("essay", "single_choice", "file_upload"))
    enrolment = enrolled(person, made.course)  # type: ignore[arg-type]
    attempt = Attempt.objects.create(
        enrolment=enrolment, unit=made.quiz, number=1, rules={}, started_at=NOW, max_mark=Decimal(6)
    )
    values = ({"text": "My own words"}, {"choice": "a"}, {"files": [{"id": "1", "name": "me.pdf", "size": 3}]})
    for position, (frozen, value) in enumerate(zip(made.questions, values, strict=True), start=1):
        item = attempt.items.create(position=position, entry=frozen.rules.entry, rules=frozen.rules, words=frozen)
        Response.objects.create(item=item, value=value, locale=locale("en"), client="c", seq=1, saved_at=NOW)
        ResponseSave.objects.create(item=item, value=value, locale=locale("en"), client="c", seq=1, saved_at=NOW)
        MarkChange.objects.create(item=item, after=Decimal(1), source=MarkSource.PERSON, comment="Anna, good", at=NOW)
    file = ResponseFile.objects.create(item=item, name="me.pdf", size=3, sha256="0" * 64, uploaded_at=NOW)
    private_storage().save(path_of(file.pk), ContentFile(b"pdf"))
    UnitRecord.objects.create(enrolment=enrolment, unit=made.quiz, first_seen_at=NOW, completed_at=NOW)
    LearningEvent.objects.create(
        actor_id=enrolment.learner_id,
        verb=Verb.REFUSED,
        object_kind="course",
        object_key=made.course.pk,
        enrolment=enrolment,
        result={"reason": "Anna is late"},
        at=NOW,
    )
    return attempt


def test_everything_about_a_learner_leaves_with_her() -> None:
    anna = learner()
    attempt = sitting(anna)
    sitting(learner("other@example.org"))
    data = json.loads(json.dumps(export_learning(anna.pk), cls=DjangoJSONEncoder))
    assert {name: len(rows) for name, rows in data.items() if isinstance(rows, list)} == {
        "courses": 1,
        "units": 1,
        "attempts": 1,
        "answers": 3,
        "files": 1,
        "marks": 3,
        "events": 1,
    }
    assert data["attempts"][0]["key"] == str(attempt.pk)
    assert data["answers"][0]["value"] == {"text": "My own words"}
    assert data["files"][0]["name"] == "me.pdf"
    assert data["marks"][0]["comment"] == "Anna, good"
    assert data["courses"][0]["state"] == EnrolmentState.ACTIVE


def test_answers_leave_in_words_and_no_right_answer_leaves_with_them() -> None:
    """An export may be had in the middle of an attempt."""
    anna = learner()
    made = quiz_set(tuple(SAMPLES))
    attempt = start_attempt(enrolled(anna, made.course).pk, made.quiz.pk, language="en", at=NOW)
    answers = {
        "matching": {"pairs": {"p1": "p2", "p2": "p2"}},
        "ordering": {"order": ["i2", "i1"]},
        "multiple_choice": {"choices": ["k3"]},
        "scenario": {"choice": "k1"},
        "short_answer": {"text": "order"},
    }
    for item in attempt.items.select_related("rules"):
        value = answers.get(item.rules.kind, {})
        Response.objects.create(item=item, value=value, locale=locale("en"), client="c", seq=1, saved_at=NOW)
    text = json.dumps(export_learning(anna.pk), cls=DjangoJSONEncoder)
    by_question = {row["question"]: row["value"] for row in json.loads(text)["answers"]}
    assert by_question["<p>matching</p>"] == {"pairs": [["Calm zone", "Board games"], ["Activity zone", "Board games"]]}
    assert by_question["<p>ordering</p>"] == {"order": ["Ask", "Notice"]}
    assert by_question["<p>multiple choice</p>"] == {"choices": ["Third option"]}
    assert by_question["<p>scenario</p>"] == {"choice": "First option"}
    assert by_question["<p>short answer</p>"] == {"text": "order"}
    secrets = ("canarywish", "8713", "Canary sample answer", "Feedback on", "Reply to", "p1", "Names the plan")
    assert [secret for secret in secrets if secret in text] == []


def test_words_files_and_comments_go_and_facts_stay(django_capture_on_commit_callbacks: object) -> None:
    anna, other = learner(), learner("other@example.org")
    attempt, untouched = sitting(anna), sitting(other)
    stored = path_of(ResponseFile.objects.get(item__attempt=attempt).pk)
    erase_learning(anna.pk)
    values = Response.objects.filter(item__attempt=attempt).order_by("item__position").values_list("value", flat=True)
    assert list(values) == [{}, {"choice": "a"}, {}]
    saves = ResponseSave.objects.filter(item__attempt=attempt).order_by("item__position")
    assert list(saves.values_list("value", flat=True)) == [{}, {"choice": "a"}, {}]
    assert set(MarkChange.objects.filter(item__attempt=attempt).values_list("comment", "after")) == {("", Decimal(1))}
    assert not ResponseFile.objects.filter(item__attempt=attempt).exists()
    assert not private_storage().exists(stored)
    assert LearningEvent.objects.get(actor=anna).result == {}
    assert UnitRecord.objects.filter(enrolment__learner=anna).count() == 1
    kept = Response.objects.get(item__attempt=untouched, item__position=1)
    assert kept.value == {"text": "My own words"}
    assert ResponseFile.objects.filter(item__attempt=untouched).count() == 1


def test_a_request_that_waits_is_withdrawn() -> None:
    anna = learner()
    made = quiz_set()
    enrolment = enrolled(anna, made.course)
    Enrolment.objects.filter(pk=enrolment.pk).update(state=EnrolmentState.REQUESTED, decision_reason="About Anna")
    erase_learning(anna.pk)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.decision_reason) == (EnrolmentState.LEFT, "")
