"""Structure in the admin: translations follow, records are not lost, and every refusal says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.extensions.roles import Role
from courses.models import Course, CoursePage, Enrolment, LessonPage, QuestionEntry, SingleChoiceQuestion
from courses.queries.outline import outline_of
from courses.services.enrolling import CourseClosed, enrol
from courses.services.progress import complete_unit
from tests.factories.courses import NOW, MadeCourse, make_course, make_enrolment, publish
from tests.factories.editing import Desk, choice_question, desk, edit_url
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

FOLLOWS = "The order of a course is decided in the language it is written in"
RECORDS = "Learners have records here, so it cannot be deleted"
OTHER_COURSE = "Learners have records here, so it cannot be moved to another course"


@pytest.fixture
def made() -> MadeCourse:
    return make_course(languages=("lt", "lv"), modules=2, lessons=2)


@pytest.fixture
def author(made: MadeCourse) -> Desk:
    return desk(Role.METHODOLOGIST)


def said(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def titles(made: MadeCourse, language: str) -> list[str]:
    return [unit.title.removesuffix(f" ({language})") for unit in outline_of(made.key, language).units]


def standing(made: MadeCourse, language: str) -> list[list[str]]:
    """What stands in the page tree itself."""
    modules = CoursePage.objects.get(pk=made.pages[language].pk).get_children()
    return [[lesson.slug for lesson in module.get_children()] for module in modules]


def done_lesson(made: MadeCourse, *, place: int = 0) -> LessonPage:
    """A lesson that somebody completed."""
    lesson = made.lessons["lt"][place]
    enrolment = make_enrolment(UserFactory(), made)
    complete_unit(enrolment.pk, lesson.translation_key, at=NOW)
    return lesson


# --- Moving -------------------------------------------------------------------------------------------------


def test_a_translation_is_not_moved(author: Desk, made: MadeCourse) -> None:
    lesson, module = made.lessons["lv"][0], made.modules["lv"][1]
    before = standing(made, "lv")
    for url in (
        reverse("wagtailadmin_pages:move", args=[lesson.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, module.pk]),
    ):
        assert FOLLOWS in said(author.client.get(url, follow=True))
        assert FOLLOWS in said(author.client.post(url, {"new_parent_page": module.pk}, follow=True))
    assert standing(made, "lv") == before


def test_a_translation_is_not_reordered(author: Desk, made: MadeCourse) -> None:
    url = reverse("wagtailadmin_pages:set_page_position", args=[made.lessons["lv"][0].pk])
    answer = author.client.post(f"{url}?position=1")
    assert answer.status_code == 403
    assert answer.content.decode().startswith(FOLLOWS)
    assert standing(made, "lv") == [["lesson-1", "lesson-2"]] * 2


def test_translations_are_not_moved_in_bulk(author: Desk, made: MadeCourse) -> None:
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    answer = author.client.post(
        f"{bulk}?id={made.lessons['lv'][0].pk}", {"chooser": made.modules["lv"][1].pk}, follow=True
    )
    assert FOLLOWS in said(answer)
    assert standing(made, "lv") == [["lesson-1", "lesson-2"]] * 2


def test_nothing_is_added_below_a_translation(author: Desk, made: MadeCourse) -> None:
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", made.modules["lv"][0].pk])
    assert author.client.get(url).status_code == 302
    assert author.client.post(url, {"title": "x", "slug": "x"}).status_code == 302
    assert standing(made, "lv") == [["lesson-1", "lesson-2"]] * 2


def test_reordering_the_source_is_mirrored(author: Desk, made: MadeCourse) -> None:
    url = reverse("wagtailadmin_pages:set_page_position", args=[made.lessons["lt"][0].pk])
    assert author.client.post(f"{url}?position=1").status_code == 200
    assert standing(made, "lv") == [["lesson-2", "lesson-1"], ["lesson-1", "lesson-2"]]
    expected = ["Module 1", "Lesson 1.2", "Lesson 1.1", "Module 2", "Lesson 2.1", "Lesson 2.2"]
    assert titles(made, "lt") == titles(made, "lv") == expected


def test_moving_the_source_is_mirrored(author: Desk, made: MadeCourse) -> None:
    lesson = made.lessons["lt"][0]
    lesson.slug = "first"
    publish(lesson)
    url = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, made.modules["lt"][1].pk])
    author.client.post(url)
    assert standing(made, "lv") == [["lesson-2"], ["lesson-1", "lesson-2", "lesson-1-2"]]
    assert titles(made, "lv")[-1] == "Lesson 1.1"


def test_a_lesson_without_records_moves_to_another_course(author: Desk, made: MadeCourse) -> None:
    other = make_course(languages=("lt", "lv"), title="Another", lessons=1)
    lesson = made.lessons["lt"][0]
    lesson.slug = "first"
    publish(lesson)
    author.client.post(reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, other.modules["lt"][0].pk]))
    assert titles(other, "lv") == ["Module 1", "Lesson 1.1", "Lesson 1.1"]
    assert titles(made, "lt") == ["Module 1", "Lesson 1.2", "Module 2", "Lesson 2.1", "Lesson 2.2"]


def test_a_lesson_with_records_stays_in_its_course(author: Desk, made: MadeCourse) -> None:
    other = make_course(languages=("lt",), title="Another", lessons=0)
    lesson = done_lesson(made)
    url = reverse("wagtailadmin_pages:move_confirm", args=[lesson.pk, other.modules["lt"][0].pk])
    assert OTHER_COURSE in said(author.client.post(url, follow=True))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    answer = author.client.post(f"{bulk}?id={lesson.pk}", {"chooser": other.modules["lt"][0].pk}, follow=True)
    assert OTHER_COURSE in said(answer)
    assert lesson.translation_key in {unit.key for unit in outline_of(made.key, "lt").units}


def test_pages_of_a_course_are_not_copied(author: Desk, made: MadeCourse) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[made.pages["lt"].pk])
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": made.pages["lt"].get_parent().pk}
    assert "cannot be copied" in said(author.client.post(url, data, follow=True))
    assert CoursePage.objects.count() == 2


# --- Deleting -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["lesson", "module", "course", "catalogue"])
@pytest.mark.parametrize("role", [Role.METHODOLOGIST, Role.ADMINISTRATOR])
def test_what_learners_have_records_of_is_not_deleted(made: MadeCourse, what: str, role: Role) -> None:
    author = desk(role)
    lesson = done_lesson(made)
    pages = {
        "lesson": lesson,
        "module": made.modules["lt"][0],
        "course": made.pages["lt"],
        "catalogue": made.pages["lt"].get_parent(),
    }
    url = reverse("wagtailadmin_pages:delete", args=[pages[what].pk])
    answer = author.client.post(url, follow=True)
    # To others than administrators Wagtail opens the way to pages with nothing below them only.
    allowed = what == "lesson" or role == Role.ADMINISTRATOR
    assert (RECORDS in said(answer)) is allowed
    assert (reverse("course_archive", args=[made.key]) in said(answer)) is (allowed and what != "catalogue")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert RECORDS in said(author.client.post(f"{bulk}?id={pages[what].pk}", follow=True))
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_deleting_a_source_page_without_records_takes_its_translations_along(author: Desk, made: MadeCourse) -> None:
    author.client.post(reverse("wagtailadmin_pages:delete", args=[made.lessons["lt"][1].pk]))
    assert standing(made, "lt") == standing(made, "lv") == [["lesson-1"], ["lesson-1", "lesson-2"]]


def test_deleting_a_translation_leaves_the_source_and_its_records(author: Desk, made: MadeCourse) -> None:
    done_lesson(made)
    author.client.post(reverse("wagtailadmin_pages:delete", args=[made.lessons["lv"][0].pk]))
    assert standing(made, "lv") == [["lesson-2"], ["lesson-1", "lesson-2"]]
    assert outline_of(made.key, "lv").units[1].language == "lt"


def test_a_question_in_use_is_archived_not_deleted(author: Desk) -> None:
    question = choice_question("lt")
    entry = QuestionEntry.objects.get(pk=question.translation_key)
    make_course(languages=("lt",), title="With a quiz", quiz_entries=[entry])
    url = edit_url(question).replace("/edit/", "/delete/")
    answer = author.client.post(url, follow=True)
    assert "Archive it instead" in said(answer)
    assert reverse("question_archive", args=[entry.pk]) in said(answer)
    bulk = reverse("wagtail_bulk_action", args=["courses", "singlechoicequestion", "delete"])
    assert "Archive it instead" in said(author.client.post(f"{bulk}?id={question.pk}", follow=True))
    assert SingleChoiceQuestion.objects.filter(pk=question.pk).exists()


def test_an_unused_question_goes_with_its_translations_and_leaves_the_draw(author: Desk) -> None:
    question = choice_question("lt")
    copy = question.copy_for_translation(make_course(languages=("lv",), title="Other").pages["lv"].locale)
    copy.save()
    author.client.post(edit_url(question).replace("/edit/", "/delete/"))
    assert SingleChoiceQuestion.objects.count() == 0
    assert QuestionEntry.objects.get(pk=question.translation_key).live is False


# --- The archive --------------------------------------------------------------------------------------------


def test_an_archived_course_is_closed_to_new_learners_and_open_to_those_who_study_it(
    author: Desk, made: MadeCourse
) -> None:
    learner = UserFactory()
    make_enrolment(learner, made)
    url = reverse("course_archive", args=[made.key])
    assert author.client.get(url).status_code == 200
    assert Course.objects.get(pk=made.key).archived_at is None

    assert "is archived" in said(author.client.post(url, {"act": "archive"}, follow=True))
    first = Course.objects.get(pk=made.key).archived_at
    author.client.post(url, {"act": "archive"})
    assert Course.objects.get(pk=made.key).archived_at == first is not None
    assert made.pages["lt"].title not in Client().get("/lt/courses/").content.decode()
    with pytest.raises(CourseClosed):
        enrol(UserFactory().pk, made.key, at=timezone.now())
    reader = Client()
    reader.force_login(learner)
    assert reader.get(outline_of(made.key, "lt").units[1].path).status_code == 200
    assert Enrolment.objects.get(learner=learner).state == "active"

    author.client.post(url, {"act": "bring_back"})
    assert Course.objects.get(pk=made.key).archived_at is None
    assert made.pages["lt"].title in Client().get("/lt/courses/").content.decode()


def test_the_way_to_outline_and_archive_is_in_the_menus_of_the_page(author: Desk, made: MadeCourse) -> None:
    outline, archive = (reverse(name, args=[made.key]) for name in ("course_outline", "course_archive"))
    course = author.client.get(reverse("wagtailadmin_pages:edit", args=[made.pages["lt"].pk])).content.decode()
    assert (outline in course, archive in course) == (True, True)
    listing = author.client.get(reverse("wagtailadmin_explore", args=[made.pages["lt"].get_parent().pk]))
    assert (outline in listing.content.decode(), archive in listing.content.decode()) == (True, True)
    lesson = author.client.get(reverse("wagtailadmin_pages:edit", args=[made.lessons["lt"][0].pk])).content.decode()
    assert (outline in lesson, archive in lesson) == (True, False)


def test_an_archived_question_is_no_longer_offered(author: Desk) -> None:
    question, other = choice_question("lt"), choice_question("lt")
    other.title = "Kitas Žinių klausimas"
    publish(other)
    chooser = reverse("question_entry_chooser:choose_results")
    url = reverse("question_archive", args=[question.translation_key])
    assert author.client.get(url).status_code == 200
    author.client.post(url, {"act": "archive"})
    assert [entry.pk for entry in author.client.get(chooser).context["results"]] == [other.translation_key]
    author.client.post(url, {"act": "bring_back"})
    assert len(author.client.get(chooser).context["results"]) == 2
    found = author.client.get(chooser, {"q": "zini kit"}).context["results"]
    assert [entry.pk for entry in found] == [other.translation_key]
    assert len(author.client.get(chooser, {"kind": "essay"}).context["results"]) == 0
