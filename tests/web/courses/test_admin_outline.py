"""The outline screen: a whole course at a glance, put in order without a script."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale

from courses.extensions.roles import Role
from courses.models import LessonPage
from courses.queries.authoring import Standing
from courses.queries.outline import outline_of
from tests.factories.courses import MadeCourse, make_course, make_locales
from tests.factories.editing import Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> MadeCourse:
    make_locales()
    return make_course(languages=("lt", "lv"), modules=2, lessons=2)


@pytest.fixture
def author(made: MadeCourse) -> Desk:
    return desk(Role.METHODOLOGIST)


def screen(who: Desk, made: MadeCourse) -> Any:
    return who.client.get(reverse("course_outline", args=[made.key]))


def shown(answer: Any) -> list[tuple[str, int]]:
    found = answer.context["outline"]
    return [(row.title, row.minutes) for module in found.modules for row in (module.row, *module.units)]


def place(who: Desk, made: MadeCourse, page: Any, **data: Any) -> Any:
    return who.client.post(reverse("outline_place", args=[made.key, page.pk]), data, follow=True)


def rename(who: Desk, made: MadeCourse, page: Any, title: str) -> Any:
    return who.client.post(reverse("outline_rename", args=[made.key, page.pk]), {"title": title}, follow=True)


def titles(made: MadeCourse, language: str) -> list[str]:
    return [unit.title.removesuffix(f" ({language})") for unit in outline_of(made.key, language).units]


def test_the_whole_tree_stands_there_drafts_included(author: Desk, made: MadeCourse) -> None:
    draft = LessonPage(
        title="Naujas", slug="naujas", minutes=7, live=False, locale=Locale.objects.get_for_language("lt")
    )
    made.modules["lt"][1].add_child(instance=draft)
    answer = screen(author, made)
    assert shown(answer) == [
        ("Module 1 (lt)", 0),
        ("Lesson 1.1 (lt)", 10),
        ("Lesson 1.2 (lt)", 20),
        ("Module 2 (lt)", 0),
        ("Lesson 2.1 (lt)", 10),
        ("Lesson 2.2 (lt)", 20),
        ("Naujas", 7),
    ]
    outline = answer.context["outline"]
    assert outline.languages == ("lt", "en", "lv")
    assert [cell.standing for cell in outline.modules[1].units[2].cells] == [
        Standing.DRAFT,
        Standing.MISSING,
        Standing.MISSING,
    ]
    assert [cell.standing for cell in outline.modules[1].units[1].cells] == [
        Standing.LIVE,
        Standing.MISSING,
        Standing.LIVE,
    ]
    html = answer.content.decode()
    add = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", made.modules["lt"][1].pk])
    assert add in html
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in html


def test_words_that_are_missing_and_changes_that_wait_are_named(author: Desk, made: MadeCourse) -> None:
    translator = desk(Role.TRANSLATOR)
    url = reverse("wagtail_localize:submit_page_translation", args=[made.pages["lt"].pk])
    translator.client.post(url, {"locales": [make_locales()["en"].pk]})
    made.lessons["lt"][0].save_revision()
    outline = screen(author, made).context["outline"]
    assert [cell.standing for cell in outline.row.cells] == [Standing.LIVE, Standing.INCOMPLETE, Standing.LIVE]
    lesson = made.lessons["lt"][0]
    lesson.title = "Kitaip"
    lesson.save_revision()
    row = screen(author, made).context["outline"].modules[0].units[0]
    assert (row.title, row.cells[0].standing) == ("Kitaip", Standing.CHANGED)


@pytest.mark.parametrize(("modules", "lessons"), [(1, 1), (3, 4)])
def test_the_screen_costs_the_same_for_every_size(
    modules: int, lessons: int, django_assert_max_num_queries: Any
) -> None:
    made = make_course(languages=("lt", "lv"), modules=modules, lessons=lessons)
    author = desk(Role.METHODOLOGIST)
    screen(author, made)
    with django_assert_max_num_queries(45):
        screen(author, made)


def test_up_and_down_are_mirrored(author: Desk, made: MadeCourse) -> None:
    place(author, made, made.lessons["lt"][0], step="down")
    expected = ["Module 1", "Lesson 1.2", "Lesson 1.1", "Module 2", "Lesson 2.1", "Lesson 2.2"]
    assert titles(made, "lt") == titles(made, "lv") == expected
    place(author, made, made.lessons["lt"][0], step="up")
    place(author, made, made.lessons["lt"][0], step="up")
    assert titles(made, "lv")[1:3] == ["Lesson 1.1", "Lesson 1.2"]
    place(author, made, made.modules["lt"][1], step="up")
    assert [title for title in titles(made, "lv") if title.startswith("Module")] == ["Module 2", "Module 1"]


def test_a_lesson_goes_into_another_module_under_a_free_address(author: Desk, made: MadeCourse) -> None:
    place(author, made, made.lessons["lt"][0], module=made.modules["lt"][1].pk)
    expected = ["Module 1", "Lesson 1.2", "Module 2", "Lesson 2.1", "Lesson 2.2", "Lesson 1.1"]
    assert titles(made, "lt") == titles(made, "lv") == expected
    path = outline_of(made.key, "lt").units[-1].path
    assert path == "/lt/courses/sensory-reading-room/module-2/lesson-1-2/"
    assert author.client.get(path).status_code == 200


@pytest.mark.parametrize("data", [{}, {"step": "sideways"}, {"module": "999999"}, {"module": "x"}])
def test_a_place_that_is_none_changes_nothing(author: Desk, made: MadeCourse, data: dict[str, str]) -> None:
    before = titles(made, "lt")
    answer = place(author, made, made.lessons["lt"][0], **data)
    assert "Say where to move it." in " ".join(str(message) for message in answer.context["messages"])
    assert titles(made, "lt") == before


def test_a_module_of_another_course_is_no_place_here(author: Desk, made: MadeCourse) -> None:
    other = make_course(languages=("lt",), title="Another", lessons=0)
    place(author, made, made.lessons["lt"][0], module=other.modules["lt"][0].pk)
    assert titles(other, "lt") == ["Module 1"]
    assert place(author, made, other.modules["lt"][0], step="up").status_code == 404
    assert place(author, made, made.lessons["lv"][0], step="down").status_code == 404
    assert titles(made, "lv")[1] == "Lesson 1.1"


def test_renaming_reaches_learners_at_once_where_nothing_else_waits(author: Desk, made: MadeCourse) -> None:
    lesson = made.lessons["lt"][0]
    rename(author, made, lesson, "Tylos kampelis")
    assert outline_of(made.key, "lt").unit(lesson.translation_key).title == "Tylos kampelis"
    lesson.refresh_from_db()
    assert (lesson.slug, lesson.has_unpublished_changes) == ("lesson-1", False)


def test_renaming_publishes_nothing_else(author: Desk, made: MadeCourse) -> None:
    lesson = made.lessons["lt"][0]
    lesson.minutes = 55
    lesson.save_revision()
    answer = rename(author, made, lesson, "Tylos kampelis")
    assert "in the draft" in " ".join(str(message) for message in answer.context["messages"])
    unit = outline_of(made.key, "lt").unit(lesson.translation_key)
    assert (unit.title, unit.minutes) == ("Lesson 1.1 (lt)", 10)
    assert shown(screen(author, made))[1][0] == "Tylos kampelis"
    assert lesson.get_latest_revision_as_object().minutes == 55


def test_a_page_locked_by_somebody_else_is_not_renamed(author: Desk, made: MadeCourse) -> None:
    lesson = made.lessons["lt"][0]
    lesson.locked, lesson.locked_by = True, desk(Role.ADMINISTRATOR).user
    lesson.save()
    answer = rename(author, made, lesson, "Mano")
    assert "Somebody has locked this page" in " ".join(str(message) for message in answer.context["messages"])
    assert shown(screen(author, made))[1][0] == "Lesson 1.1 (lt)"


def test_an_empty_title_is_refused(author: Desk, made: MadeCourse) -> None:
    answer = rename(author, made, made.lessons["lt"][0], "  ")
    assert "A title is needed." in " ".join(str(message) for message in answer.context["messages"])
    assert titles(made, "lt")[1] == "Lesson 1.1"


def test_a_translator_sees_how_things_stand_and_changes_nothing(made: MadeCourse) -> None:
    translator = desk(Role.TRANSLATOR)
    answer = screen(translator, made)
    assert (answer.status_code, answer.context["may_change"]) == (200, False)
    assert reverse("outline_place", args=[made.key, made.lessons["lt"][0].pk]) not in answer.content.decode()
    for url in ("outline_place", "outline_rename"):
        translator.client.post(
            reverse(url, args=[made.key, made.lessons["lt"][0].pk]), {"step": "down", "title": "Mine"}
        )
    assert titles(made, "lt")[1] == "Lesson 1.1"
