"""A learner signed in, and what the pages of an attempt are called."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from courses.models import Attempt
from courses.queries.generation import forget_generation
from courses.queries.memo import forget_kept
from tests.factories import quiz as factories


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """The database is rolled back under an unchanged generation."""
    forget_kept()
    forget_generation()


class Taker:
    """A learner with a browser that has no JavaScript."""

    def __init__(self, client: Client, person: Any, language: str = "en") -> None:
        self.client = client
        self.person = person
        self.language = language
        client.force_login(person)

    def url(self, name: str, **kwargs: Any) -> str:
        with translation.override(self.language):
            return reverse(name, kwargs=kwargs)

    def start(self, unit: UUID) -> Attempt:
        response = self.client.post(self.url("quiz_start", unit=unit))
        assert response.status_code == 302
        attempt = Attempt.objects.get(enrolment__learner=self.person, unit=unit, state="open")
        assert response.url == self.url("attempt", attempt=attempt.pk)
        return attempt

    def answer(self, attempt: Attempt, answers: dict[int, dict[str, Any]], **extra: Any) -> Any:
        url = self.url("attempt", attempt=attempt.pk)
        return self.client.post(url, factories.sent(answers, attempt=attempt) | extra)

    def submit(self, attempt: Attempt) -> Attempt:
        response = self.client.post(self.url("attempt_submit", attempt=attempt.pk))
        assert (response.status_code, response.url) == (302, self.url("attempt_review", attempt=attempt.pk))
        attempt.refresh_from_db()
        return attempt

    def page(self, name: str, **kwargs: Any) -> str:
        response = self.client.get(self.url(name, **kwargs))
        assert response.status_code == 200
        return str(response.content.decode())


@pytest.fixture
def taker(client: Client, db: None) -> Taker:
    return Taker(client, factories.learner())


@pytest.fixture
def other_taker(db: None) -> Taker:
    return Taker(Client(), factories.learner("other@example.org"))


@pytest.fixture
def take(taker: Taker) -> Callable[..., tuple[factories.QuizSet, Attempt]]:
    """Enrol the learner and start an attempt at a quiz of these kinds."""

    def started(*kinds: str, **rules: Any) -> tuple[factories.QuizSet, Attempt]:
        quiz = factories.quiz_set(kinds, **rules)
        factories.enrolled(taker.person, quiz.course)
        return quiz, taker.start(quiz.quiz.pk)

    return started


@pytest.fixture
def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
