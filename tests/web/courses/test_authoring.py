"""Authoring from day one: a course is written in Lithuanian, looked at by a second person, published, and read."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Workflow

from courses.extensions.roles import Role
from courses.models import (
    Course,
    CourseEdition,
    CoursePage,
    FrozenRules,
    LessonPage,
    ModulePage,
    NumericalQuestion,
    QuestionEdition,
    QuestionEntry,
    QuizPage,
    SingleChoiceQuestion,
    Unit,
    UnitSlot,
)
from courses.services.moderation import provide_review
from tests.factories.courses import LANGUAGES, make_catalogue
from tests.factories.editing import Desk, desk, lesson_body, options, slots, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Desk:
    for language in LANGUAGES:
        make_catalogue(language)
    return desk(Role.METHODOLOGIST)


def write_questions(author: Desk, *, action: str = "action-publish") -> tuple[Any, Any]:
    choice = author.add_question(
        SingleChoiceQuestion,
        "lt",
        action=action,
        title="Pasitikėjimas",
        prompt=words("Ką darote pirmiausia?"),
        choices=options("Klausau", "Aiškinu", correct=0),
    )
    number = author.add_question(
        NumericalQuestion,
        "lt",
        action=action,
        title="Kiek",
        prompt=words("Kiek minučių?"),
        mark="2",
        right_value="15",
        tolerance="1",
    )
    return choice, number


def write_course(author: Desk, *entries: Any) -> dict[str, Page]:
    course = author.add_page(
        CoursePage, make_catalogue("lt"), title="Jutiminis skaitymas", slug="skaitymas", summary="Apie", pass_mark="75"
    )
    module = author.add_page(ModulePage, course, title="Pradžia", slug="pradzia")
    lesson = author.add_page(
        LessonPage, module, title="Erdvė", slug="erdve", minutes="20", required="on", **lesson_body("Ramus kampelis")
    )
    quiz = author.add_page(
        QuizPage,
        module,
        title="Patikra",
        slug="patikra",
        minutes="5",
        graded="on",
        required="on",
        shuffle_options="on",
        **slots(*entries),
    )
    return {"course": course, "module": module, "lesson": lesson, "quiz": quiz}


def test_a_course_is_written_in_lithuanian_reviewed_and_read(author: Desk) -> None:
    second = desk(Role.METHODOLOGIST)
    choice, number = write_questions(author)
    pages = write_course(author, choice.translation_key, number.translation_key)
    course = Course.objects.get()
    assert (course.pk, course.source_locale.language_code, course.live) == (
        pages["course"].translation_key,
        "lt",
        False,
    )
    assert Client().get("/lt/courses/skaitymas/").status_code == 404

    for page in pages.values():
        author.edit_page(page, action="action-submit")
        page.refresh_from_db()
        assert page.live is False
        second.approve(page)
        page.refresh_from_db()
        assert page.live is True

    course.refresh_from_db()
    assert (course.live, course.pass_mark) == (True, 75)
    assert list(Unit.objects.order_by("position").values_list("kind", "live", "required", "graded")) == [
        ("module", True, True, False),
        ("lesson", True, True, False),
        ("quiz", True, True, True),
    ]
    assert list(UnitSlot.objects.values_list("entry__title", flat=True)) == ["Pasitikėjimas", "Kiek"]
    keys = [str(option.translation_key) for option in choice.choices.all()]
    assert dict(FrozenRules.objects.values_list("kind", "rules")) == {
        "single_choice": {
            "kind": "single_choice",
            "mark": "1",
            "options": [{"key": keys[0], "correct": True}, {"key": keys[1], "correct": False}],
        },
        "numerical": {"kind": "numerical", "mark": "2", "answer": "15", "tolerance": "1"},
    }
    assert sorted(QuestionEdition.objects.values_list("locale__language_code", "words__words__prompt")) == [
        ("lt", "<p>Kiek minučių?</p>"),
        ("lt", "<p>Ką darote pirmiausia?</p>"),
    ]
    visitor = Client().get("/lt/courses/skaitymas/pradzia/erdve/")
    assert "Ramus kampelis" in visitor.content.decode()
    assert 'lang="lt"' in visitor.content.decode()


def test_the_author_alone_may_send_back_nothing_but_everybody_named_may_approve(author: Desk) -> None:
    task = Workflow.objects.get(workflow_tasks__task__groupapprovaltask__groups__name="methodologist")
    groups = task.tasks[0].specific.groups.values_list("name", flat=True)
    assert sorted(groups) == ["administrator", "methodologist"]
    assert {page.specific_class.__name__ for page in task.all_pages()} == {"CatalogueIndexPage"}


def test_the_review_is_provided_once_and_stays_as_administrators_leave_it(author: Desk) -> None:
    workflow = Workflow.objects.get(workflow_tasks__task__groupapprovaltask__groups__name="methodologist")
    workflow.active = False
    workflow.save()
    before = Workflow.objects.count()
    provide_review()
    assert Workflow.objects.count() == before
    workflow.refresh_from_db()
    assert workflow.active is False


def test_a_question_that_contradicts_itself_is_kept_as_a_draft_only(author: Desk) -> None:
    draft = author.add_question(
        SingleChoiceQuestion, "lt", title="Be atsakymo", prompt=words("?"), choices=options("a", "b", correct=9)
    )
    assert draft.live is False
    url = author.client.get("/admin/snippets/courses/singlechoicequestion/").status_code
    assert url == 200
    assert not FrozenRules.objects.exists()


def test_a_changed_rule_reaches_every_language_on_publish(author: Desk) -> None:
    choice, _number = write_questions(author)
    pages = write_course(author, choice.translation_key)
    author.edit_page(pages["course"], action="action-publish", pass_mark="80")
    author.edit_page(pages["course"], pass_mark="60")
    assert Course.objects.get().pass_mark == 80
    author.edit_page(pages["course"], action="action-publish", pass_mark="60")
    assert Course.objects.get().pass_mark == 60


def test_a_draft_question_can_be_picked_and_waits_to_be_published(author: Desk) -> None:
    choice, _number = write_questions(author, action="")
    entry = QuestionEntry.objects.get(pk=choice.translation_key)
    assert (entry.title, entry.kind, entry.live) == ("Pasitikėjimas", "single_choice", False)
    author.edit_question(choice, action="action-publish")
    entry.refresh_from_db()
    assert entry.live is True
    assert FrozenRules.objects.get().max_mark == Decimal(1)


def test_editions_say_where_a_course_can_be_read(author: Desk) -> None:
    pages = write_course(author)
    author.edit_page(pages["course"], action="action-publish")
    assert list(CourseEdition.objects.values_list("locale__language_code", "live", "complete", "path")) == [
        ("lt", True, True, "/lt/courses/skaitymas/")
    ]
