"""A mended question leaves running attempts alone; new attempts draw the mended one."""

import pytest
from django.utils import timezone

from courses.extensions.roles import Role
from courses.models import AttemptItem, QuestionEntry, SingleChoiceQuestion
from courses.services.attempts import start_attempt
from tests.factories.courses import make_course, make_enrolment
from tests.factories.editing import choice_question, desk, words
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_a_mended_question_leaves_running_attempts_alone() -> None:
    question = choice_question("lt", "Taip", "Ne")
    made = make_course(
        languages=("lt",), lessons=0, quiz_entries=[QuestionEntry.objects.get(pk=question.translation_key)]
    )
    quiz = made.quizzes["lt"][0].translation_key
    running, fresh = (make_enrolment(UserFactory(), made) for _ in range(2))
    attempt = start_attempt(running.pk, quiz, language="lt", at=timezone.now())
    before = AttemptItem.objects.values_list("rules_id", "words_id").get(attempt=attempt)

    desk(Role.METHODOLOGIST).edit_question(
        SingleChoiceQuestion.objects.get(),
        action="action-publish",
        **{
            "prompt": words("Ką darote <b>dabar</b>?"),
            "choices-0-is_correct": "",
            "choices-1-is_correct": "on",
            "choices-1-text": "Ne, ačiū",
        },
    )

    assert AttemptItem.objects.values_list("rules_id", "words_id").get(attempt=attempt) == before
    keys = [str(choice.translation_key) for choice in question.choices.all()]
    drawn = AttemptItem.objects.get(attempt=start_attempt(fresh.pk, quiz, language="lt", at=timezone.now()))
    assert drawn.words.words["options"] == {keys[0]: "Taip", keys[1]: "Ne, ačiū"}
    assert drawn.words.words["prompt"] == "<p>Ką darote <b>dabar</b>?</p>"
    assert drawn.rules.rules["options"] == [{"key": keys[0], "correct": False}, {"key": keys[1], "correct": True}]
    old = AttemptItem.objects.get(attempt=attempt)
    assert old.words.words["options"] == {keys[0]: "Taip", keys[1]: "Ne"}
    assert old.rules.rules["options"] == [{"key": keys[0], "correct": True}, {"key": keys[1], "correct": False}]
