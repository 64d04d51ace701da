"""Every kind of question through its whole life, without JavaScript: answer, check, hand in, review."""

import re
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.models import AttemptItem, AttemptState, LearningEvent, MarkChange, UnitRecord
from tests.factories.quiz import SAMPLES, sent

BY_RULE = [
    "single_choice",
    "multiple_choice",
    "true_false",
    "short_answer",
    "numerical",
    "matching",
    "ordering",
    "scenario",
]


@pytest.mark.parametrize("kind", BY_RULE)
def test_a_right_answer_has_the_full_mark(kind, taker, take):
    quiz, attempt = take(kind)
    response = taker.answer(attempt, {1: SAMPLES[kind].right}, go="check")
    assert (response.status_code, response.url) == (302, taker.url("attempt_check", attempt=attempt.pk))
    assert "Answered" in taker.page("attempt_check", attempt=attempt.pk)
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.GRADED, SAMPLES[kind].spec.max_mark, True)
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "Quiz passed" in review
    assert "100\u00a0%" in review
    assert f"Feedback on {SAMPLES[kind].words['prompt'][3:-4]}" in review
    assert UnitRecord.objects.get(unit=quiz.quiz).best_percent == 100


@pytest.mark.parametrize("kind", BY_RULE)
def test_a_wrong_answer_has_its_part_of_the_mark(kind, taker, take):
    quiz, attempt = take(kind)
    taker.answer(attempt, {1: SAMPLES[kind].wrong})
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.GRADED, Decimal(0), False)
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "Not passed yet" in review
    assert "the right answer" in review.lower() or "The right order" in review or "not ticked, but right" in review
    assert not UnitRecord.objects.filter(unit=quiz.quiz).exists()


@pytest.mark.parametrize("kind", [*BY_RULE, "essay", "file_upload"])
def test_no_answer_has_no_mark_and_waits_for_nobody(kind, taker, take):
    _quiz, attempt = take(kind)
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.GRADED, Decimal(0), False)
    assert "You gave no answer." in taker.page("attempt_review", attempt=attempt.pk)


def test_an_essay_waits_for_a_reviewer_and_is_never_nought_meanwhile(taker, take):
    _quiz, attempt = take("essay", "single_choice")
    taker.answer(attempt, {1: SAMPLES["essay"].right, 2: SAMPLES["single_choice"].right})
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.SUBMITTED, None, None)
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "Waiting for a reviewer" in review
    assert "1 answer waits for a reviewer. So far you have 1 point of 4." in review
    assert "My long answer" in review
    assert "Canary sample answer" not in review


def test_a_handed_in_file_waits_for_a_reviewer(taker, take, pdf):
    _quiz, attempt = take("file_upload")
    url = taker.url("attempt", attempt=attempt.pk)
    taker.client.post(url, {"on-page": "1", "q1-files": SimpleUploadedFile("plan.pdf", pdf)})
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark) == (AttemptState.SUBMITTED, None)
    assert "plan.pdf" in taker.page("attempt_review", attempt=attempt.pk)


def test_a_quiz_of_reflections_is_done_when_it_is_handed_in(taker, take):
    quiz, attempt = take("reflection")
    taker.answer(attempt, {1: SAMPLES["reflection"].right})
    attempt = taker.submit(attempt)
    assert (attempt.state, attempt.mark, attempt.passed) == (AttemptState.GRADED, Decimal(0), True)
    assert UnitRecord.objects.get(unit=quiz.quiz).completed_at is not None
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "Quiz finished" in review
    assert "My own thought" in review


def test_practice_is_done_when_it_is_handed_in(taker, take):
    quiz, attempt = take("single_choice", graded=False)
    taker.answer(attempt, {1: SAMPLES["single_choice"].wrong})
    attempt = taker.submit(attempt)
    assert (attempt.mark, attempt.passed) == (Decimal(0), True)
    assert UnitRecord.objects.get(unit=quiz.quiz).completed_at is not None


def test_all_kinds_together_stand_on_pages_of_one_and_add_up(taker, take):
    quiz, attempt = take(*SAMPLES)
    for position, kind in enumerate(SAMPLES, start=1):
        if kind == "file_upload":
            continue
        page = taker.page("attempt", attempt=attempt.pk, position=position)
        assert page.count('<fieldset class="q"') == 1
        url = taker.url("attempt", attempt=attempt.pk, position=position)
        data = sent({position: SAMPLES[kind].right}, attempt=attempt) | {"go": str(position + 1)}
        response = taker.client.post(url, data)
        assert response.url == taker.url("attempt", attempt=attempt.pk, position=position + 1)
    attempt = taker.submit(attempt)
    fractions = list(
        AttemptItem.objects.filter(attempt=attempt).values_list("fraction", flat=True).order_by("position")
    )
    assert fractions == [Decimal(1)] * 8 + [None, Decimal(0), None]
    assert (attempt.max_mark, attempt.mark, attempt.passed) == (Decimal(18), None, True)
    assert set(MarkChange.objects.values_list("source", flat=True)) == {"automatic"}
    verbs = LearningEvent.objects.filter(object_kind__in=["attempt", "unit"]).values_list("verb", flat=True)
    assert list(verbs) == ["started", "submitted", "completed"]
    assert UnitRecord.objects.get(unit=quiz.quiz).best_percent is None


def test_moving_a_step_works_with_buttons_alone(taker, take):
    _quiz, attempt = take("ordering")
    item = attempt.items.get()
    item.shown_order = ["i2", "i1", "i3", "i4"]
    item.save()
    unplaced = {"-i1": "", "-i2": "", "-i3": "", "-i4": ""}
    response = taker.answer(attempt, {1: unplaced}, move="1:up:i1")
    assert response.url == taker.url("attempt", attempt=attempt.pk) + "#q-1"
    assert item.response.value == {"order": ["i1", "i2", "i3", "i4"]}
    assert taker.submit(attempt).mark == 2


def test_one_changed_place_moves_one_step(taker, take):
    _quiz, attempt = take("ordering")
    taker.answer(attempt, {1: SAMPLES["ordering"].right})
    taker.answer(attempt, {1: SAMPLES["ordering"].right | {"-i4": "1"}})
    assert attempt.items.get().response.value == {"order": ["i4", "i1", "i2", "i3"]}
    taker.answer(attempt, {1: {"-i4": "3", "-i1": "2", "-i2": "3", "-i3": "4"}})
    assert attempt.items.get().response.value == {"order": ["i1", "i2", "i4", "i3"]}


RIGHT_ANSWERS = ["canarywish", "canaryrequest", "8713", "Canary sample answer", "Feedback on", "Reply to", "correct"]


def test_no_right_answer_is_in_the_attempt_page(taker, take):
    """Answered or not: nothing that would help is in the page, for any kind."""
    _quiz, attempt = take(*SAMPLES)
    for position, kind in enumerate(SAMPLES, start=1):
        if kind not in {"short_answer", "numerical", "file_upload"}:
            taker.answer(attempt, {position: SAMPLES[kind].wrong})
        page = taker.page("attempt", attempt=attempt.pk, position=position)
        assert [canary for canary in RIGHT_ANSWERS if canary in page] == []
    check = taker.page("attempt_check", attempt=attempt.pk)
    assert [canary for canary in RIGHT_ANSWERS if canary in check] == []


def test_the_two_sides_of_a_pair_have_nothing_in_common_on_the_page(taker, take):
    """A pair is right when both sides carry one key, so neither the page nor a guessed key may tell it."""
    _quiz, attempt = take("matching")
    item = attempt.items.get()
    item.shown_order = ["p3", "p1", "p2"]
    item.save()
    page = taker.page("attempt", attempt=attempt.pk)
    assert re.findall(r'<select id="[^"]+" name="q1-(\w+)"', page) == ["1", "2", "3"]
    numbered = re.findall(r'<option value="(\d)">([^<]+)</option>', page)
    assert numbered[:3] == [("1", "Two chairs"), ("2", "Warm light"), ("3", "Board games")]
    assert [key for key in ("p1", "p2", "p3") if key in page] == []
    url = taker.url("attempt_save", attempt=attempt.pk)
    assert taker.client.post(url, {"on-page": "1", "q1-1": "p1", "client": "tab", "q1-seq": "1"}).status_code == 422
    assert taker.client.post(url, {"on-page": "1", "q1-1": "2", "client": "tab", "q1-seq": "1"}).status_code == 200
    assert item.response.value == {"pairs": {"p1": "p1"}}
