"""Statements of the pages of a quiz, signed in, at two sizes. What a transaction says itself is not counted."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courses.models import QuestionEntry
from courses.queries.generation import forget_generation
from tests.factories import quiz as factories
from tests.factories.courses import make_course, make_enrolment
from tests.factories.quiz import SAMPLES

KINDS = ["single_choice", "multiple_choice", "true_false", "short_answer", "matching", "ordering", "scenario"]
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


class Statements(CaptureQueriesContext):
    """What was asked of the database, transaction statements apart."""

    def __init__(self) -> None:
        super().__init__(connection)

    def told(self) -> list[str]:
        return [query["sql"] for query in self.captured_queries if not query["sql"].startswith(TRANSACTION)]


@pytest.fixture
def ready(taker):
    """An attempt of so many questions, every memory of the process warm, the generation about to be read again."""

    def started(size):
        kinds = [KINDS[number % len(KINDS)] for number in range(size)]
        quiz = factories.quiz_set(kinds)
        factories.enrolled(taker.person, quiz.course)
        attempt = taker.start(quiz.quiz.pk)
        taker.page("attempt", attempt=attempt.pk)
        forget_generation()
        return attempt, kinds

    return started


@pytest.mark.parametrize("size", [3, 10])
def test_the_attempt_page(size, taker, ready):
    attempt, _kinds = ready(size)
    with Statements() as statements:
        taker.page("attempt", attempt=attempt.pk)
    assert len(statements.told()) == 5, "\n".join(statements.told())


@pytest.mark.parametrize("size", [3, 10])
def test_the_check_page(size, taker, ready):
    attempt, _kinds = ready(size)
    with Statements() as statements:
        taker.page("attempt_check", attempt=attempt.pk)
    assert len(statements.told()) == 4, "\n".join(statements.told())


@pytest.mark.parametrize("size", [3, 10])
def test_autosave(size, taker, ready):
    attempt, kinds = ready(size)
    url = taker.url("attempt_save", attempt=attempt.pk)
    for fields in (SAMPLES[kinds[0]].wrong, SAMPLES[kinds[0]].right):
        with Statements() as statements:
            assert taker.client.post(url, factories.sent({1: fields})).status_code == 200
        # A database that locks rows is asked for the lock as well.
        expected = 5 + connection.features.has_select_for_update
        assert len(statements.told()) == expected, "\n".join(statements.told())


@pytest.mark.parametrize("size", [3, 10])
def test_handing_in_and_the_review(size, taker, ready):
    attempt, kinds = ready(size)
    for position, kind in enumerate(kinds, start=1):
        taker.answer(attempt, {position: SAMPLES[kind].right})
    forget_generation()
    with Statements() as statements:
        taker.submit(attempt)
    assert attempt.mark == attempt.max_mark
    # The last one is the test's own look at the attempt.
    assert len(statements.told()) - 1 == 15, "\n".join(statements.told())
    forget_generation()
    with Statements() as statements:
        taker.page("attempt_review", attempt=attempt.pk)
    assert len(statements.told()) == 5, "\n".join(statements.told())


@pytest.fixture
def quiz_page(taker):
    """A published quiz page that asks so many questions."""

    def made(size):
        kinds = [KINDS[number % len(KINDS)] for number in range(size)]
        entries = [factories.frozen_question(SAMPLES[kind].spec, SAMPLES[kind].words).rules.entry for kind in kinds]
        course = make_course(languages=("en",), quiz_entries=entries, quiz={"introduction": "<p>Before you begin</p>"})
        return course, course.quizzes["en"][0]

    return made


@pytest.mark.parametrize("size", [3, 10])
def test_the_page_of_a_quiz(size, taker, quiz_page):
    course, page = quiz_page(size)
    make_enrolment(taker.person, course)
    attempt = taker.start(page.translation_key)
    taker.submit(attempt)
    taker.client.get(page.url)
    forget_generation()
    with Statements() as statements:
        content = taker.client.get(page.url).content.decode()
    assert f"<dt>Questions</dt><dd>{size}</dd>" in content
    assert "Take the quiz again" in content
    assert len(statements.told()) <= 6, "\n".join(statements.told())


def test_a_visitor_is_invited_to_sign_in_and_gets_no_cookie(quiz_page, db):
    _course, page = quiz_page(3)
    assert QuestionEntry.objects.count() == 3
    response = Client().get(page.url)
    content = response.content.decode()
    assert response.status_code == 200
    assert "Before you begin" in content
    assert "Sign in to take the quiz" in content
    assert "?next=%2Fen%2Fcourses%2Fsensory-reading-room%2Fmodule-1%2Fquiz%2F" in content
    assert "csrfmiddlewaretoken" not in content
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


def test_the_page_of_a_quiz_says_where_the_learner_stands(taker, quiz_page):
    course, page = quiz_page(3)
    assert "Join the course" in taker.client.get(page.url).content.decode()
    make_enrolment(taker.person, course)
    assert "Start the quiz" in taker.client.get(page.url).content.decode()
    attempt = taker.start(page.translation_key)
    content = taker.client.get(page.url).content.decode()
    assert f'href="{taker.url("attempt", attempt=attempt.pk)}"' in content
    assert "Attempt 1 is not handed in yet; your answers are saved." in content
    taker.submit(attempt)
    content = taker.client.get(page.url).content.decode()
    assert "Not passed" in content
    assert "0 points of 4" in content
