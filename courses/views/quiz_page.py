"""The page of a quiz: what it asks, how often, what it takes to pass, and the one next action."""

from typing import Any

from django.http import HttpRequest

from courses.domain.attempts import attempts_left
from courses.models import QuizPage
from courses.queries.attempt_facts import attempts_of
from courses.queries.outline import LearnerMarks, learner_marks
from courses.queries.quizzes import Quiz, quiz_of
from courses.services.attempts import is_locked
from courses.services.progress import STUDYING

from .quiz_access import crumbs_of, quiz_words, sign_in_url
from .results import attempts_left_text
from .visitor import learner_of


def quiz_page_context(request: HttpRequest, page: QuizPage) -> dict[str, Any]:
    """Context of `courses/quiz.html`. For a visitor nothing of the session is touched: the page stays cacheable."""
    quiz = quiz_of(page.translation_key)
    if quiz is None:
        return {"action": "closed", "crumbs": [(page.title, "")]}
    outline, _words = quiz_words(quiz.course, quiz.key)
    context: dict[str, Any] = {
        "quiz": quiz,
        "course": outline,
        "crumbs": [*crumbs_of(outline, None, page.title)],
        **_neighbours(outline, quiz),
    }
    learner = learner_of(request)
    if learner is None:
        return context | {"action": "sign_in", "sign_in_url": sign_in_url(request.path)}
    return context | _learners_part(int(learner.pk), quiz)


def _learners_part(learner: int, quiz: Quiz) -> dict[str, Any]:
    marks = learner_marks(learner, quiz.course)
    attempts = attempts_of(learner, quiz.key) if marks.enrolment_id else []
    open_attempt = next((attempt for attempt in attempts if attempt.is_open), None)
    left = attempts_left(quiz.rules, used=len(attempts))
    return {
        "action": "continue" if open_attempt else _action(quiz, marks, left),
        "open_attempt": open_attempt,
        "attempts": [attempt for attempt in attempts if not attempt.is_open],
        "left": left,
        "left_text": "" if left is None else attempts_left_text(left),
        "done": str(quiz.key) in marks.done,
    }


def _action(quiz: Quiz, marks: LearnerMarks, left: int | None) -> str:
    if marks.state not in STUDYING:
        return "enrol"
    if not quiz.live or not quiz.questions:
        return "closed"
    if is_locked(quiz, done=marks.done, completed_at=marks.completed_at):
        return "locked"
    return "used_up" if left == 0 else "start"


def _neighbours(outline: Any, quiz: Quiz) -> dict[str, Any]:
    leaves = outline.leaves() if outline else []
    at = next((number for number, leaf in enumerate(leaves) if leaf.key == quiz.key), None)
    if at is None:
        return {}
    return {
        "previous": leaves[at - 1] if at else None,
        "following": leaves[at + 1] if at + 1 < len(leaves) else None,
    }
