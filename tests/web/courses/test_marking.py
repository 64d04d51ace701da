"""Marking by hand: a queue without names, marks that are rows, undo by an opposite row, and what follows from them."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from courses.extensions.signals import attempt_graded
from courses.models import AttemptState, LearningEvent, MarkChange, ResponseFile, UnitRecord
from courses.services.marking import MarkingRefused, mark_item, undo_mark
from tests.factories import quiz as factories
from tests.factories.quiz import NOW, SAMPLES


@pytest.fixture
def reviewer(db):
    person = factories.learner("reviewer@example.org", first_name="Rita", last_name="Reviewer")
    permissions = Permission.objects.filter(codename__in=["mark_attempt", "access_admin"])
    person.user_permissions.set(permissions)
    return person


@pytest.fixture
def desk(reviewer):
    client = Client()
    client.force_login(reviewer)
    return client


@pytest.fixture
def handed_in(taker, take):
    """An essay of three points and a single choice of one, handed in with both answered."""
    quiz, attempt = take("essay", "single_choice", course={"pass_mark": 75})
    taker.answer(attempt, {1: {"": "My long answer"}, 2: SAMPLES["single_choice"].right})
    return quiz, taker.submit(attempt)


def essay_of(attempt):
    return attempt.items.get(position=1)


def url(attempt):
    return reverse("marking_attempt", kwargs={"attempt": attempt.pk})


def mark(desk, attempt, **fields):
    item = essay_of(attempt)
    named = {f"m{item.pk}-{name}": value for name, value in fields.items()}
    return desk.post(url(attempt), {"item": item.pk} | named)


def test_the_queue_shows_what_waits_and_not_whose_it_is(desk, handed_in, taker):
    _quiz, attempt = handed_in
    page = desk.get(reverse("marking_queue")).content.decode()
    assert f'<a href="{url(attempt)}">The quiz</a>' in page
    assert "The course" in page
    assert taker.person.email not in page
    answer = desk.get(url(attempt)).content.decode()
    for text in ("My long answer", "Canary sample answer", "Names the plan (", "essay"):
        assert text in answer
    assert taker.person.email not in answer
    assert "single choice" not in answer


def test_a_mark_by_rubric_finishes_the_unit_and_is_told(
    desk, handed_in, taker, reviewer, django_capture_on_commit_callbacks
):
    quiz, attempt = handed_in
    told = []
    attempt_graded.connect(lambda **facts: told.append(facts["attempt_id"]), weak=False, dispatch_uid="test")
    with django_capture_on_commit_callbacks(execute=True):
        response = mark(desk, attempt, rubric=["r1"], comment="Good plan.")
    attempt_graded.disconnect(dispatch_uid="test")
    assert (response.status_code, response.url) == (302, reverse("marking_queue"))
    attempt.refresh_from_db()
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.GRADED, Decimal(3), True)
    change = MarkChange.objects.get(source="person")
    assert (change.before, change.after, change.actor, change.rubric, change.comment) == (
        None,
        Decimal("0.6666667"),
        reviewer,
        {"r1": "2"},
        "Good plan.",
    )
    assert UnitRecord.objects.get(unit=quiz.quiz).best_percent == 75
    assert told == [attempt.pk]
    assert list(LearningEvent.objects.values_list("verb", flat=True)) == ["started", "submitted", "graded", "completed"]
    review = taker.page("attempt_review", attempt=attempt.pk)
    for text in ("Quiz passed", "Good plan.", "Part of the points, 2 points of 3", "Names the plan", "no points"):
        assert text in review
    assert desk.get(reverse("marking_queue")).content.decode().count("The quiz") == 0


def test_an_undo_is_an_opposite_row_and_the_answer_waits_again(handed_in, reviewer, taker):
    quiz, attempt = handed_in
    item = essay_of(attempt)
    mark_item(item.pk, actor_id=reviewer.pk, at=NOW, points=Decimal(3), comment="All of it")
    mark_item(item.pk, actor_id=reviewer.pk, at=NOW, points=Decimal("1.5"), comment="Half of it")
    undo_mark(item.pk, actor_id=reviewer.pk, at=NOW)
    undo_mark(item.pk, actor_id=reviewer.pk, at=NOW)
    changes = MarkChange.objects.filter(item=item).values_list("source", "before", "after")
    full, half = Decimal(1), Decimal("0.5")
    assert list(changes) == [
        ("person", None, full),
        ("person", full, half),
        ("undo", half, full),
        ("undo", full, None),
    ]
    attempt.refresh_from_db()
    item.refresh_from_db()
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.SUBMITTED, None, None)
    assert (item.fraction, item.awaits_review) == (None, True)
    with pytest.raises(MarkingRefused):
        undo_mark(item.pk, actor_id=reviewer.pk, at=NOW)
    # What was completed is never taken away.
    assert UnitRecord.objects.get(unit=quiz.quiz).completed_at is not None
    assert "Waiting for a reviewer" in taker.page("attempt_review", attempt=attempt.pk)


def test_nobody_marks_their_own_answer_nor_what_a_rule_marks(desk, handed_in, taker, reviewer):
    _quiz, attempt = handed_in
    taker.person.user_permissions.set(reviewer.user_permissions.all())
    assert "The quiz" not in taker.client.get(reverse("marking_queue")).content.decode()
    assert taker.client.get(url(attempt), follow=True).status_code == 404
    with pytest.raises(MarkingRefused):
        mark_item(essay_of(attempt).pk, actor_id=taker.person.pk, at=NOW, points=Decimal(1))
    with pytest.raises(MarkingRefused):
        mark_item(attempt.items.get(position=2).pk, actor_id=reviewer.pk, at=NOW, points=Decimal(1))
    with pytest.raises(MarkingRefused):
        mark_item(0, actor_id=reviewer.pk, at=NOW, points=Decimal(1))
    assert desk.post(url(attempt), {"item": attempt.items.get(position=2).pk}, follow=True).status_code == 404


def test_an_open_attempt_cannot_be_marked(desk, taker, take, reviewer):
    _quiz, attempt = take("essay")
    taker.answer(attempt, {1: {"": "My long answer"}})
    assert desk.get(url(attempt), follow=True).status_code == 404
    with pytest.raises(MarkingRefused):
        mark_item(essay_of(attempt).pk, actor_id=reviewer.pk, at=NOW, points=Decimal(1))


@pytest.mark.parametrize("points", [Decimal(-1), Decimal("3.01"), Decimal("NaN")])
def test_points_outside_the_mark_are_refused(points, handed_in, reviewer):
    _quiz, attempt = handed_in
    with pytest.raises(ValueError, match="points given"):
        mark_item(essay_of(attempt).pk, actor_id=reviewer.pk, at=NOW, points=points)
    with pytest.raises(ValueError, match="rubric"):
        mark_item(essay_of(attempt).pk, actor_id=reviewer.pk, at=NOW, rubric=frozenset({"r9"}))


def test_only_reviewers_come_in(client, handed_in, taker):
    _quiz, attempt = handed_in
    assert taker.client.get(reverse("marking_queue")).status_code in (302, 403)
    editor = factories.learner("editor@example.org")
    editor.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(editor)
    assert client.get(reverse("marking_queue")).status_code == 302
    assert client.post(url(attempt), {"item": essay_of(attempt).pk}).status_code == 302
    assert MarkChange.objects.filter(source="person").count() == 0


def test_a_reviewer_may_have_the_file_and_nobody_else(desk, taker, other_taker, take, pdf):
    _quiz, attempt = take("file_upload")
    taker.client.post(
        taker.url("attempt", attempt=attempt.pk), {"on-page": "1", "q1-files": SimpleUploadedFile("a.pdf", pdf)}
    )
    taker.submit(attempt)
    file = taker.url("attempt_file", attempt=attempt.pk, file=ResponseFile.objects.get().pk)
    assert b"".join(desk.get(file).streaming_content) == pdf
    assert file.removeprefix("/en") in desk.get(url(attempt)).content.decode()
    assert other_taker.client.get(file).status_code == 404


def test_a_quiz_passed_without_the_waiting_answer_is_passed_at_once(taker, take):
    quiz, attempt = take("multiple_choice", "essay", course={"pass_mark": 40})
    taker.answer(attempt, {1: SAMPLES["multiple_choice"].right, 2: {"": "My long answer"}})
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.SUBMITTED, None, True)
    assert UnitRecord.objects.get(unit=quiz.quiz).completed_at is not None
    assert "Quiz passed" in taker.page("attempt_review", attempt=attempt.pk)
