"""Identity is not content: what happens to pages, and what of it reaches identities, editions and outlines."""

import pytest
from wagtail.models import Locale

from courses.models import Course, CourseEdition, Unit, UnitEdition, UnitKind
from courses.queries.outline import outline_of
from courses.services.mirroring import StructureRefusal, refusal_to_delete, refusal_to_move
from courses.services.progress import complete_unit
from tests.factories.courses import NOW, make_course, make_enrolment, make_locales, publish
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def titles(made, language):
    return [unit.title for unit in outline_of(made.key, language).units]


def test_identities_are_the_translation_keys_of_the_pages():
    made = make_course(languages=("lt", "lv"), lessons=1)
    assert Course.objects.values_list("pk", "source_locale__language_code").get() == (made.key, "lt")
    assert list(Unit.objects.order_by("position").values_list("pk", "kind", "position")) == [
        (made.modules["lt"][0].translation_key, UnitKind.MODULE, 1),
        (made.lessons["lt"][0].translation_key, UnitKind.LESSON, 2),
    ]


def test_every_language_has_its_edition():
    make_course(languages=("lv", "en"), lessons=1)
    assert sorted(CourseEdition.objects.values_list("locale__language_code", "title", "path", "live")) == [
        ("en", "Sensory reading room (en)", "/en/courses/sensory-reading-room/", True),
        ("lv", "Sensory reading room (lv)", "/lv/courses/sensory-reading-room/", True),
    ]
    assert UnitEdition.objects.filter(live=True).count() == 4


def test_a_missing_language_shows_the_source_words_under_a_way_around():
    made = make_course(languages=("lv",), lessons=1)
    make_locales(["en"])
    lesson = outline_of(made.key, "en").units[1]
    assert (lesson.title, lesson.language, lesson.path) == (
        "Lesson 1.1 (lv)",
        "lv",
        f"/en/learn/{lesson.key}/",
    )


def test_reordering_the_source_reorders_every_language():
    made = make_course(languages=("lv", "en"), lessons=2)
    made.lessons["lv"][1].move(made.lessons["lv"][0], pos="left")
    expected = ["Module 1", "Lesson 1.2", "Lesson 1.1"]
    assert titles(made, "lv") == [f"{title} (lv)" for title in expected]
    assert titles(made, "en") == [f"{title} (en)" for title in expected]


def test_moving_to_another_module_moves_every_language():
    made = make_course(languages=("lv", "en"), modules=2, lessons=1)
    lesson = made.lessons["lv"][0]
    lesson.slug = "first"
    publish(lesson)
    lesson.move(made.modules["lv"][1], pos="first-child")
    assert outline_of(made.key, "en").unit(lesson.translation_key).path.endswith("/module-2/lesson-1-2/")
    assert titles(made, "en") == ["Module 1 (en)", "Module 2 (en)", "Lesson 1.1 (en)", "Lesson 2.1 (en)"]


def test_a_translation_may_not_be_moved_on_its_own():
    made = make_course(languages=("lv", "en"))
    assert refusal_to_move(made.lessons["en"][0]) == StructureRefusal.FOLLOWS_SOURCE
    assert refusal_to_move(made.lessons["lv"][0]) is None


def test_unpublishing_the_source_takes_the_unit_away_in_every_language():
    made = make_course(languages=("lv", "en"), lessons=2)
    made.lessons["lv"][0].unpublish()
    assert titles(made, "en") == ["Module 1 (en)", "Lesson 1.2 (en)"]


def test_a_lesson_of_an_unpublished_module_is_not_in_the_outline():
    made = make_course(languages=("lv",), modules=2, lessons=1)
    made.modules["lv"][0].unpublish()
    assert titles(made, "lv") == ["Module 2 (lv)", "Lesson 2.1 (lv)"]


def test_deleting_the_source_deletes_the_translations_and_keeps_the_identity():
    made = make_course(languages=("lv", "en"), lessons=2)
    key = made.lessons["lv"][0].translation_key
    made.lessons["lv"][0].delete()
    assert titles(made, "en") == ["Module 1 (en)", "Lesson 1.2 (en)"]
    assert Unit.objects.get(pk=key).live is False
    assert list(UnitEdition.objects.filter(unit_id=key).values_list("page", "live")) == [(None, False)] * 2


def test_a_page_with_records_is_not_deleted():
    made = make_course(languages=("lv", "en"))
    enrolment = make_enrolment(UserFactory(), made)
    complete_unit(enrolment.pk, made.lessons["lv"][0].translation_key, at=NOW)
    assert refusal_to_delete(made.lessons["lv"][0]) == StructureRefusal.HAS_RECORDS
    assert refusal_to_delete(made.lessons["lv"][1]) is None
    assert refusal_to_delete(made.pages["lv"]) == StructureRefusal.HAS_RECORDS


def test_a_unit_with_records_stays_in_its_course():
    made, other = make_course(languages=("lv",)), make_course(languages=("lv",), title="Another")
    enrolment = make_enrolment(UserFactory(), made)
    complete_unit(enrolment.pk, made.lessons["lv"][0].translation_key, at=NOW)
    target = other.modules["lv"][0]
    assert refusal_to_move(made.lessons["lv"][0], new_parent=target) == StructureRefusal.ANOTHER_COURSE
    assert refusal_to_move(made.lessons["lv"][1], new_parent=target) is None


def test_a_changed_rule_reaches_both_languages_on_publish_only():
    made = make_course(languages=("lt", "lv"), pass_mark=75)
    page = made.pages["lt"]
    page.pass_mark = 60
    page.save_revision()
    assert made.course.pass_mark == 75
    publish(page)
    assert made.course.pass_mark == 60


def test_rules_on_a_translation_change_nothing():
    made = make_course(languages=("lt", "lv"), pass_mark=75)
    page = made.pages["lv"]
    page.pass_mark = 10
    publish(page)
    assert made.course.pass_mark == 75


def test_renaming_a_page_above_renews_every_address_below():
    made = make_course(languages=("lv",), lessons=1)
    catalogue = made.pages["lv"].get_parent().specific
    catalogue.slug = "kursi"
    publish(catalogue)
    assert outline_of(made.key, "lv").units[1].path == "/lv/kursi/sensory-reading-room/module-1/lesson-1/"


def test_a_new_lesson_after_completion_takes_nothing_away():
    made = make_course(languages=("lv",), lessons=1)
    enrolment = make_enrolment(UserFactory(), made)
    complete_unit(enrolment.pk, made.lessons["lv"][0].translation_key, at=NOW)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.progress) == ("completed", 100)
    from courses.models import LessonPage  # noqa: PLC0415 -- keeps the story of this test in one place

    lesson = LessonPage(title="New", slug="new", locale=Locale.objects.get(language_code="lv"), body=[])
    made.modules["lv"][0].add_child(instance=lesson)
    publish(lesson)
    complete_unit(enrolment.pk, made.lessons["lv"][0].translation_key, at=NOW)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.progress) == ("completed", 100)
