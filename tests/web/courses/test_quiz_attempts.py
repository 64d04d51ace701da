"""The life of an attempt: starting, saving from several places, languages, handing in, and who may see what."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from courses.domain.saves import next_seq
from courses.extensions.periodic import periodic
from courses.models import (
    Attempt,
    AttemptState,
    LearningEvent,
    MarkChange,
    Response,
    ResponseFile,
    ResponseSave,
    UnitRecord,
    UnitSlot,
)
from courses.queries.memo import forget_kept
from courses.services.attempts import start_attempt
from courses.services.submitting import close_overdue_attempts, submit_attempt
from courses.services.uploads import path_of, private_storage
from tests.factories import quiz as factories
from tests.factories.quiz import NOW, SAMPLES

RIGHT = SAMPLES["single_choice"].right
WRONG = SAMPLES["single_choice"].wrong


def autosave(taker, attempt, position, fields, **extra):
    url = taker.url("attempt_save", attempt=attempt.pk)
    return taker.client.post(url, factories.sent({position: fields}, attempt=attempt) | extra)


# --- Starting ---------------------------------------------------------------------------------------------------


def test_a_second_start_leads_to_the_open_attempt(taker, take):
    quiz, attempt = take("single_choice")
    assert taker.start(quiz.quiz.pk) == attempt
    assert list(LearningEvent.objects.values_list("verb", "object_kind", "object_key")) == [
        ("started", "attempt", attempt.pk)
    ]


@pytest.mark.django_db(transaction=True)
def test_two_starts_at_one_moment_make_one_attempt(taker):
    quiz = factories.quiz_set(["single_choice"])
    enrolment = factories.enrolled(taker.person, quiz.course)

    def start(_number):
        try:
            return start_attempt(enrolment.pk, quiz.quiz.pk, language="en", at=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(start, range(8)))
    assert len(keys) == 1
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("not enrolled", "Join the course first; then you can take its quizzes."),
        ("closed", "This quiz is closed at the moment."),
        ("locked", "This quiz opens when the lessons before it are done."),
        ("used up", "You have used all your attempts."),
        ("no questions", "This quiz is closed at the moment."),
    ],
)
def test_a_refused_start_says_why_on_the_page_of_the_quiz(change, text, taker):
    quiz = factories.quiz_set(["single_choice"], max_attempts=1, course={"unlocking": "stepwise"})
    enrolment = None if change == "not enrolled" else factories.enrolled(taker.person, quiz.course)
    if change != "locked" and enrolment:
        UnitRecord.objects.create(enrolment=enrolment, unit=quiz.lesson, first_seen_at=NOW, completed_at=NOW)
    if change == "closed":
        type(quiz.quiz).objects.filter(pk=quiz.quiz.pk).update(live=False)
    if change == "no questions":
        UnitSlot.objects.all().delete()
    if change == "used up":
        taker.submit(taker.start(quiz.quiz.pk))
    forget_kept()
    response = taker.client.post(taker.url("quiz_start", unit=quiz.quiz.pk))
    assert response.status_code == 302
    assert response.url == ("/en/courses/c/" if change == "closed" else "/en/courses/c/3/")
    assert [str(message) for message in response.wsgi_request._messages] == [text]
    assert Attempt.objects.filter(state="open").count() == 0


def test_the_way_back_from_signing_in_leads_to_the_quiz_and_starts_nothing(taker, client):
    quiz = factories.quiz_set(["single_choice"])
    url = taker.url("quiz_start", unit=quiz.quiz.pk)
    anonymous = Client().post(url)
    assert anonymous.status_code == 302
    assert anonymous.url.endswith(f"?next=%2Fen%2Flearn%2F{quiz.quiz.pk}%2Fstart%2F")
    assert client.get(url).url == "/en/courses/c/3/"
    assert Attempt.objects.count() == 0


# --- Saving -----------------------------------------------------------------------------------------------------


@time_machine.travel(NOW, tick=False)
def test_autosave_stores_and_answers_with_the_time_in_riga(taker, take):
    _quiz, attempt = take("single_choice", "matching")
    response = autosave(taker, attempt, 1, RIGHT, client="tab-a", **{"q1-seq": "1"})
    assert response.status_code == 200
    answer = response.json()
    assert (answer["saved"], answer["seq"], answer["answered"]) == ("Saved 14:00", 1, True)
    assert "Answered" in answer["status"]
    stored = Response.objects.get(item__attempt=attempt)
    assert (stored.value, stored.client, stored.seq, stored.saved_at) == ({"choice": "k2"}, "tab-a", 1, NOW)
    partly = autosave(taker, attempt, 2, {"-1": "p1"}, client="tab-a", **{"q2-seq": "1"}).json()
    assert (partly["answered"], "Partly: 1 of 3 pairs" in partly["status"]) == (False, True)
    page = taker.page("attempt", attempt=attempt.pk)
    assert page.count("Saved 14:00") == 2
    assert "Questions – 1 of 2 answered" in page


def test_a_save_that_arrives_twice_is_one_save(taker, take):
    _quiz, attempt = take("single_choice")
    for _time in range(3):
        assert autosave(taker, attempt, 1, RIGHT, client="tab-a", **{"q1-seq": "1"}).json()["seq"] == 1
    assert ResponseSave.objects.count() == 1


def test_two_tabs_the_greatest_number_counts_and_the_other_stays_visible(taker, take):
    _quiz, attempt = take("single_choice")
    autosave(taker, attempt, 1, WRONG, client="tab-a", **{"q1-seq": "1"})
    autosave(taker, attempt, 1, WRONG, client="tab-a", **{"q1-seq": "2"})
    late_comer = autosave(taker, attempt, 1, RIGHT, client="tab-b", **{"q1-seq": "1"})
    assert late_comer.json()["note"] == "Answered differently on another device: First option. That answer counts."
    assert late_comer.json()["seq"] == 2
    assert Response.objects.get().value == {"choice": "k1"}
    assert ResponseSave.objects.count() == 3
    assert "Answered differently on another device: Second option" in taker.page("attempt", attempt=attempt.pk)
    autosave(taker, attempt, 1, RIGHT, client="tab-b", **{"q1-seq": str(next_seq([2]))})
    assert Response.objects.get().value == {"choice": "k2"}
    assert "Answered differently on another device: First option" in taker.page("attempt", attempt=attempt.pk)


def test_an_answer_changed_the_next_day_on_another_computer_is_no_disagreement(taker, take):
    _quiz, attempt = take("single_choice")
    autosave(taker, attempt, 1, WRONG, client="library", **{"q1-seq": "1"})
    autosave(taker, attempt, 1, RIGHT, client="home", **{"q1-seq": "2"})
    assert "another device" not in taker.page("attempt", attempt=attempt.pk)


def test_an_old_page_sent_again_takes_nothing_back_that_it_did_not_touch(taker, take):
    """Without JavaScript a page sends all its questions; those left as they were are not saved."""
    _quiz, attempt = take("single_choice", "true_false")
    page = taker.page("attempt", attempt=attempt.pk)
    shown = {f"q{n}-shown": page.split(f'name="q{n}-shown" value="')[1].split('"')[0] for n in (1, 2)}
    taker.answer(attempt, {1: RIGHT, 2: {}}, **shown)
    taker.answer(attempt, {1: {}, 2: {"": "false"}}, **shown)
    assert dict(Response.objects.values_list("item__position", "value")) == {1: {"choice": "k2"}, 2: {"value": False}}


def test_what_is_too_long_is_refused_with_what_was_typed_still_there(taker, take):
    _quiz, attempt = take("essay")
    response = taker.answer(attempt, {1: {"": "x" * 201}})
    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: The quiz" in page
    assert '<a href="#a-1">The answer is too long: at most 200 characters. Please shorten it.</a>' in page
    assert "x" * 201 in page
    assert ResponseSave.objects.count() == 0
    refused = autosave(taker, attempt, 1, {"": "x" * 201})
    assert (refused.status_code, refused.json()) == (
        422,
        {"text": "The answer is too long: at most 200 characters. Please shorten it."},
    )


@pytest.mark.parametrize("value", ["k9", "'; DROP TABLE--", "\x00", "k2\x00"])
def test_what_no_form_sends_is_refused(value, taker, take):
    _quiz, attempt = take("single_choice")
    assert autosave(taker, attempt, 1, {"": value}).status_code == 422
    assert ResponseSave.objects.count() == 0


@pytest.mark.parametrize("number", ["-1", "0", "99999999999999", "2000000", "x"])
def test_a_number_no_browser_counts_to_does_not_win_for_ever(number, taker, take):
    _quiz, attempt = take("single_choice")
    autosave(taker, attempt, 1, WRONG, client="odd", **{"q1-seq": number})
    autosave(taker, attempt, 1, RIGHT, client="tab-a")
    assert Response.objects.get().value == {"choice": "k2"}


def test_an_expired_session_is_told_and_nothing_is_lost(take, taker):
    _quiz, attempt = take("single_choice")
    url = taker.url("attempt_save", attempt=attempt.pk)
    response = Client().post(url, factories.sent({1: RIGHT}))
    assert response.status_code == 403
    assert response.json()["text"] == "Not saved yet – sign in and continue."
    assert response.json()["url"].endswith(f"?next=%2Fen%2Fattempt%2F{attempt.pk}%2F")


def test_handing_in_with_an_expired_session_comes_back_to_the_button(take, taker):
    """Signing in leads on by GET, which handing in refuses."""
    _quiz, attempt = take("single_choice")
    response = Client().post(taker.url("attempt_submit", attempt=attempt.pk))
    assert response.status_code == 302
    assert response.url.endswith(f"?next=%2Fen%2Fattempt%2F{attempt.pk}%2Fcheck%2F")
    attempt.refresh_from_db()
    assert attempt.state == "open"


def test_a_handed_in_attempt_takes_no_more_answers(taker, take):
    _quiz, attempt = take("single_choice")
    taker.submit(attempt)
    response = autosave(taker, attempt, 1, RIGHT)
    assert response.status_code == 409
    assert response.json() == {
        "text": "This attempt has been handed in, so this was not saved.",
        "url": taker.url("attempt_review", attempt=attempt.pk),
    }
    posted = taker.answer(attempt, {1: RIGHT})
    assert posted.url == taker.url("attempt_review", attempt=attempt.pk)
    assert ResponseSave.objects.count() == 0


def test_a_flag_goes_up_and_down_and_saves_the_page(taker, take):
    _quiz, attempt = take("single_choice")
    response = taker.answer(attempt, {1: RIGHT}, flag="1")
    assert response.url == taker.url("attempt", attempt=attempt.pk) + "#q-1"
    assert attempt.items.get().flagged
    assert "Answered, flagged" in taker.page("attempt_check", attempt=attempt.pk)
    taker.answer(attempt, {1: RIGHT}, flag="1")
    assert not attempt.items.get().flagged


# --- Time -------------------------------------------------------------------------------------------------------


def test_after_the_deadline_a_save_is_kept_as_late_and_not_graded(taker, take):
    with time_machine.travel(NOW, tick=False) as clock:
        _quiz, attempt = take("single_choice", time_limit=600)
        taker.answer(attempt, {1: WRONG})
        clock.move_to(NOW + timedelta(seconds=625))
        assert "late" not in autosave(taker, attempt, 1, WRONG).json()
        clock.move_to(NOW + timedelta(seconds=631))
        answer = autosave(taker, attempt, 1, RIGHT).json()
        assert answer["note"] == "The time is over. This was kept for a reviewer, but it is not marked."
        assert list(ResponseSave.objects.order_by("id").values_list("late", flat=True)) == [False, False, True]
        page = taker.page("attempt", attempt=attempt.pk)
        assert "The time is over" in page
        assert 'class="q"' not in page
        assert taker.submit(attempt).mark == 0


def test_overdue_attempts_are_handed_in_with_what_was_saved(taker, take):
    with time_machine.travel(NOW, tick=False):
        _quiz, attempt = take("single_choice", time_limit=600)
        taker.answer(attempt, {1: RIGHT})
    assert close_overdue_attempts(NOW + timedelta(seconds=620)) == 0
    assert close_overdue_attempts(NOW + timedelta(seconds=640)) == 1
    assert close_overdue_attempts(NOW + timedelta(seconds=660)) == 0
    attempt.refresh_from_db()
    assert (attempt.state, attempt.mark, attempt.submitted_at) == (AttemptState.GRADED, 1, NOW + timedelta(seconds=640))


def test_the_clock_of_the_site_hands_in_what_is_overdue(taker, take):
    with time_machine.travel(NOW, tick=False):
        _quiz, attempt = take("single_choice", time_limit=600)
    assert periodic["courses.close_overdue_attempts"]() == 1
    attempt.refresh_from_db()
    assert (attempt.state, attempt.mark) == (AttemptState.GRADED, 0)


# --- Languages --------------------------------------------------------------------------------------------------


@pytest.fixture
def bilingual(taker):
    """A short answer in English and Lithuanian, and a single choice in English only."""
    quiz = factories.quiz_set(["short_answer", "single_choice"])
    factories.enrolled(taker.person, quiz.course)
    sample, entry = SAMPLES["short_answer"], quiz.questions[0].rules.entry
    words = factories.translated(sample.words, "lietuviškai") | {"accepted": ["noras"]}
    factories.frozen_question(sample.spec, words, language="lt", entry=entry)
    return quiz


def test_switching_language_changes_words_and_loses_nothing(taker, bilingual):
    attempt = taker.start(bilingual.quiz.pk)
    taker.answer(attempt, {1: {"": "canarywish"}, 2: RIGHT})
    taker.language = "lt"
    page = taker.page("attempt", attempt=attempt.pk)
    assert "short answer lietuviškai" in page
    assert 'value="canarywish"' in page
    assert '<span lang="en">single choice</span>' in page
    assert "English" in page
    assert '<div class="answers" lang="en">' in page


def test_a_typed_answer_is_graded_by_the_words_of_its_language(taker, bilingual):
    attempt = taker.start(bilingual.quiz.pk)
    taker.language = "lt"
    taker.answer(attempt, {1: {"": "Noras"}, 2: RIGHT})
    taker.language = "en"
    attempt = taker.submit(attempt)
    assert attempt.mark == 2
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert '<strong lang="lt">Noras</strong>' in review
    assert dict(Response.objects.values_list("item__position", "locale__language_code")) == {1: "lt", 2: "en"}


def test_the_same_word_in_the_wrong_language_is_wrong(taker, bilingual):
    attempt = taker.start(bilingual.quiz.pk)
    taker.answer(attempt, {1: {"": "noras"}, 2: RIGHT})
    assert taker.submit(attempt).mark == 1


def test_a_mended_question_leaves_a_running_attempt_alone(taker, bilingual):
    attempt = taker.start(bilingual.quiz.pk)
    sample, entry = SAMPLES["short_answer"], bilingual.questions[0].rules.entry
    factories.frozen_question(sample.spec, sample.words | {"prompt": "<p>Mended</p>"}, entry=entry)
    stricter = type(sample.spec)(max_mark=sample.spec.max_mark, accepted=("noras",), ignore_case=False)
    factories.frozen_question(stricter, sample.words | {"prompt": "<p>Naujas</p>"}, language="lt", entry=entry)
    assert "<span>short answer</span>" in taker.page("attempt", attempt=attempt.pk)
    taker.language = "lt"
    page = taker.page("attempt", attempt=attempt.pk)
    assert "Naujas" not in page
    assert '<span lang="en">short answer</span>' in page


# --- Handing in -------------------------------------------------------------------------------------------------


def test_twenty_presses_grade_once(taker, take):
    _quiz, attempt = take("single_choice")
    taker.answer(attempt, {1: RIGHT})
    assert {taker.submit(attempt).mark for _press in range(20)} == {1}
    assert MarkChange.objects.count() == 1
    assert list(LearningEvent.objects.values_list("verb", flat=True)) == ["started", "submitted", "graded", "completed"]


@pytest.mark.django_db(transaction=True)
def test_presses_at_one_moment_grade_once(taker, take):
    _quiz, attempt = take("single_choice")
    taker.answer(attempt, {1: RIGHT})

    def press(_number):
        try:
            return submit_attempt(attempt.pk, learner_id=taker.person.pk, at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(press, range(8))) == [False] * 7 + [True]
    assert MarkChange.objects.count() == 1


def test_the_review_says_what_comes_next(taker, take):
    quiz, attempt = take("single_choice", max_attempts=2)
    taker.answer(attempt, {1: WRONG})
    taker.submit(attempt)
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "You have 0 points of 1, that is 0\u00a0%. The pass mark is 50\u00a0%. Still missing: 0.5 points." in review
    assert "Try again" in review
    assert "1 attempt left. The best result counts." in review
    assert '<a href="/en/courses/c/2/">The lesson</a>' in review
    second = taker.start(quiz.quiz.pk)
    taker.answer(second, {1: WRONG})
    taker.submit(second)
    assert "You have used all your attempts." in taker.page("attempt_review", attempt=second.pk)
    assert (second.number, Attempt.objects.count()) == (2, 2)


def test_a_passed_quiz_leads_on_by_name(taker, take):
    _quiz, attempt = take("single_choice")
    taker.answer(attempt, {1: RIGHT})
    taker.submit(attempt)
    review = taker.page("attempt_review", attempt=attempt.pk)
    assert "Continue: The last lesson" in review
    assert "10 minutes" in review


def test_whoever_left_the_course_still_gets_the_mark(taker, take):
    quiz, attempt = take("single_choice")
    attempt.enrolment.state = "left"
    attempt.enrolment.save()
    taker.answer(attempt, {1: RIGHT})
    assert taker.submit(attempt).mark == 1
    assert not UnitRecord.objects.filter(unit=quiz.quiz).exists()


# --- Access -----------------------------------------------------------------------------------------------------


def test_another_learners_attempt_does_not_exist(taker, other_taker, take, pdf):
    _quiz, attempt = take("single_choice", "file_upload")
    url = taker.url("attempt", attempt=attempt.pk)
    taker.client.post(url, {"on-page": "2", "q2-files": SimpleUploadedFile("a.pdf", pdf)})
    file = ResponseFile.objects.get()
    routes = [
        ("get", "attempt", {}),
        ("post", "attempt", {}),
        ("get", "attempt", {"position": 1}),
        ("post", "attempt_save", {}),
        ("get", "attempt_check", {}),
        ("post", "attempt_submit", {}),
        ("get", "attempt_review", {}),
        ("get", "attempt_file", {"file": file.pk}),
    ]
    data = factories.sent({1: RIGHT})
    for method, name, kwargs in routes:
        response = getattr(other_taker.client, method)(other_taker.url(name, attempt=attempt.pk, **kwargs), data)
        assert (name, response.status_code) == (name, 404)
        if name != "attempt_save":
            visitor = getattr(Client(), method)(other_taker.url(name, attempt=attempt.pk, **kwargs), data)
            assert (name, visitor.status_code, "/login/" in visitor.url) == (name, 302, True)
    attempt.refresh_from_db()
    assert (attempt.state, ResponseSave.objects.count()) == (AttemptState.OPEN, 1)


def test_a_question_of_another_attempt_cannot_be_named(taker, take):
    _quiz, attempt = take("single_choice")
    assert autosave(taker, attempt, 2, RIGHT).status_code == 404
    assert taker.client.get(taker.url("attempt", attempt=attempt.pk, position=2)).status_code == 404
    assert taker.client.post(taker.url("attempt", attempt=attempt.pk), {}).status_code == 404


def test_looking_changes_nothing(taker, take):
    _quiz, attempt = take("single_choice", time_limit=1)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        for name in ("attempt", "attempt_check"):
            taker.page(name, attempt=attempt.pk)
        for name in ("attempt_submit", "attempt_save"):
            assert taker.client.get(taker.url(name, attempt=attempt.pk)).status_code == 405
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.OPEN


# --- Files ------------------------------------------------------------------------------------------------------


def docx(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}


def upload(taker, attempt, *files):
    return taker.client.post(taker.url("attempt", attempt=attempt.pk), {"on-page": "1", "q1-files": files})


def test_a_file_goes_to_private_storage_and_comes_back_as_a_download(taker, take, pdf):
    _quiz, attempt = take("file_upload")
    assert upload(taker, attempt, SimpleUploadedFile("C:\\mano\\planas ąž.PDF", pdf)).status_code == 302
    stored = ResponseFile.objects.get()
    assert (stored.name, stored.size) == ("planas ąž.PDF", len(pdf))
    with private_storage().open(path_of(stored.pk)) as kept:
        assert kept.read() == pdf
    assert Response.objects.get().value == {
        "files": [{"id": str(stored.pk), "name": "planas ąž.PDF", "size": len(pdf)}]
    }
    response = taker.client.get(taker.url("attempt_file", attempt=attempt.pk, file=stored.pk))
    assert b"".join(response.streaming_content) == pdf
    assert response["Content-Disposition"].startswith("attachment;")
    assert (response["X-Content-Type-Options"], response["Content-Type"]) == ("nosniff", "application/octet-stream")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]


def test_files_add_up_and_can_be_taken_back(taker, take, pdf):
    _quiz, attempt = take("file_upload")
    upload(taker, attempt, SimpleUploadedFile("a.pdf", pdf), SimpleUploadedFile("b.docx", docx(WORD)))
    files = Response.objects.get().value["files"]
    assert [file["name"] for file in files] == ["a.pdf", "b.docx"]
    url = taker.url("attempt", attempt=attempt.pk)
    taker.client.post(url, {"on-page": "1", "remove": f"1:{files[0]['id']}"})
    assert [file["name"] for file in Response.objects.get().value["files"]] == ["b.docx"]
    assert ResponseFile.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.exe", b"MZ", "a.exe is not of an accepted type."),
        ("a.pdf", b"%PDF-" + b"x" * 2000, "a.pdf is too large: at most 1 MB."),
        ("a.pdf", b"<html><script>alert(1)</script>", "a.pdf is not what its name says, or it is damaged."),
        ("a.pdf", docx({"bomb": b"0" * 100_000}), "a.pdf is not what its name says, or it is damaged."),
        ("a.docx", docx(WORD | {"word/media/bomb": b"0" * 1_000_000}), "a.docx is not what its name says"),
        ("a.docx", docx({"evil.html": "<script>"}), "a.docx is not what its name says, or it is damaged."),
        ("a.docx", b"PK\x03\x04 broken", "a.docx is not what its name says, or it is damaged."),
        ("a.pdf", b"", "a.pdf is empty."),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_not_kept(name, content, text, taker, take):
    _quiz, attempt = take("file_upload")
    response = upload(taker, attempt, SimpleUploadedFile(name, content))
    assert response.status_code == 422
    assert text in response.content.decode()
    assert (ResponseFile.objects.count(), ResponseSave.objects.count()) == (0, 0)
    assert taker.submit(attempt).mark == 0


def test_one_bad_file_keeps_the_good_one_out_too(taker, take, pdf):
    _quiz, attempt = take("file_upload")
    upload(taker, attempt, SimpleUploadedFile("a.pdf", pdf), SimpleUploadedFile("b.pdf", b"MZ"))
    assert (ResponseFile.objects.count(), Response.objects.count()) == (0, 0)


def test_file_names_cannot_be_invented(taker, take):
    _quiz, attempt = take("file_upload")
    taker.answer(attempt, {1: {"": "x", "-files": "y"}})
    assert ResponseSave.objects.count() == 0
