"""A translator brings a Lithuanian course to Latvian readers with the translation tool."""

import io
from typing import Any

import polib
import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from courses.extensions.roles import Role
from courses.models import (
    CourseEdition,
    CoursePage,
    LessonPage,
    ModulePage,
    QuestionEdition,
    QuestionEntry,
    QuizPage,
    SingleChoiceQuestion,
    UnitEdition,
)
from courses.queries.outline import outline_of
from tests.factories.courses import MadeCourse, make_course, make_locales, publish
from tests.factories.editing import Desk, choice_question, desk, edit_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> MadeCourse:
    """A published Lithuanian course with one question; Latvian has a home and a catalogue only."""
    entry = QuestionEntry.objects.get(pk=choice_question("lt").translation_key)
    made = make_course(languages=("lt",), lessons=1, quiz_entries=[entry], title="Kursas")
    make_course(languages=("lv",), lessons=1, title="Kaimynas")
    return made


@pytest.fixture
def translator(made: MadeCourse) -> Desk:
    return desk(Role.TRANSLATOR)


def send_page(translator: Desk, page: Any, *, subtree: bool = True) -> None:
    """ "Translate this page" into Latvian."""
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    data = {"locales": [make_locales()["lv"].pk]} | ({"include_subtree": "on"} if subtree else {})
    assert translator.client.post(url, data).status_code == 302


def send_question(translator: Desk, question: Any) -> None:
    kind = question._meta.model_name
    url = reverse("wagtail_localize:submit_snippet_translation", args=["courses", kind, question.pk])
    assert translator.client.post(url, {"locales": [make_locales()["lv"].pk]}).status_code == 302


def translation_of(source: Any) -> Translation:
    return Translation.objects.get(
        source__object_id=source.translation_key, target_locale__language_code="lv", enabled=True
    )


def bring_words(translator: Desk, source: Any, *, leave_out: int = 0) -> None:
    """Download the PO file, write a Latvian text for every string (but the last ones), upload it."""
    translation = translation_of(source)
    file = translator.client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    po = polib.pofile(file.content.decode())
    for entry in po[: len(po) - leave_out]:
        entry.msgstr = f"lv-{entry.msgid}" if entry.msgctxt == "slug" else f"LV {entry.msgid}"
    upload = io.BytesIO(str(po).encode())
    upload.name = "lv.po"
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert translator.client.post(url, {"file": upload}).status_code == 302


def publish_translation(translator: Desk, source: Any) -> str:
    """Press "Publish" in the translation's editor; returns the last message."""
    target = source.get_translation(make_locales()["lv"])
    url = reverse("wagtailadmin_pages:edit", args=[target.pk]) if isinstance(target, PAGES) else edit_url(target)
    answer = translator.client.post(url, {"action": "publish"}, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


PAGES = (CoursePage, ModulePage, LessonPage, QuizPage)


def everything(made: MadeCourse) -> list[Any]:
    return [made.pages["lt"], made.modules["lt"][0], made.lessons["lt"][0], made.quizzes["lt"][0]]


def test_sent_pages_are_drafts_until_somebody_translated_them(made: MadeCourse, translator: Desk) -> None:
    send_page(translator, made.pages["lt"])
    lv = make_locales()["lv"]
    drafts = [page.get_translation(lv) for page in everything(made)]
    assert [page.live for page in drafts] == [False] * 4
    assert made.course.source_locale.language_code == "lt"
    assert not CourseEdition.objects.filter(course=made.key, locale=lv, live=True).exists()


def test_a_whole_course_is_translated_and_read(made: MadeCourse, translator: Desk) -> None:
    send_page(translator, made.pages["lt"])
    for page in everything(made):
        bring_words(translator, page)
        assert "Published" in publish_translation(translator, page)
    outline = outline_of(made.key, "lv")
    assert (outline.title, outline.language) == ("LV Kursas (lt)", "lv")
    assert [unit.title for unit in outline.units] == [
        "LV Module 1 (lt)",
        "LV Lesson 1.1 (lt)",
        "LV Quiz (lt)",
    ]
    read = Client().get(outline.units[1].path)
    assert "LV Words of lesson 1.1 (lt)" in read.content.decode()
    assert (
        list(
            UnitEdition.objects.filter(unit__course=made.key, locale__language_code="lv").values_list(
                "live", "complete"
            )
        )
        == [(True, True)] * 3
    )


def test_below_a_hundred_percent_a_page_is_not_published(made: MadeCourse, translator: Desk) -> None:
    lesson = made.lessons["lt"][0]
    send_page(translator, made.pages["lt"])
    bring_words(translator, lesson, leave_out=1)
    assert "Words are still missing" in publish_translation(translator, lesson)
    assert lesson.get_translation(make_locales()["lv"]).live is False


def test_one_string_is_translated_in_the_editor(made: MadeCourse, translator: Desk) -> None:
    send_page(translator, made.pages["lt"])
    translation = translation_of(made.pages["lt"])
    segment = StringSegment.objects.get(source=translation.source, context__path="summary")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = translator.client.put(url, "value=Kopsavilkums", content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, answer.json()["data"]) == (201, "Kopsavilkums")


def test_a_question_is_translated_under_the_same_rules(made: MadeCourse, translator: Desk) -> None:
    question = SingleChoiceQuestion.objects.get()
    send_question(translator, question)
    bring_words(translator, question)
    publish_translation(translator, question)
    shown = {edition.locale.language_code: edition.words for edition in QuestionEdition.objects.all()}
    assert shown["lv"].rules_id == shown["lt"].rules_id
    assert set(shown["lv"].words["options"].values()) == {"LV Taip", "LV Ne"}


def test_below_a_hundred_percent_a_question_freezes_nothing(made: MadeCourse, translator: Desk) -> None:
    question = SingleChoiceQuestion.objects.get()
    send_question(translator, question)
    bring_words(translator, question, leave_out=1)
    publish_translation(translator, question)
    assert list(QuestionEdition.objects.values_list("locale__language_code", flat=True)) == ["lt"]
    bring_words(translator, question)
    publish_translation(translator, question)
    assert sorted(QuestionEdition.objects.values_list("locale__language_code", flat=True)) == ["lt", "lv"]


def test_rules_are_not_among_the_words_of_a_translation(made: MadeCourse, translator: Desk) -> None:
    send_page(translator, made.pages["lt"])
    paths = set(StringSegment.objects.filter(source__object_id=made.key).values_list("context__path", flat=True))
    assert paths == {"title", "slug", "summary"}
    page = made.pages["lt"].get_translation(make_locales()["lv"])
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    bring_words(translator, made.pages["lt"])
    translator.client.post(url, {"action": "publish", "pass_mark": "1", "enrolment_mode": "approval"})
    page.refresh_from_db()
    assert (page.live, page.pass_mark, made.course.pass_mark, made.course.enrolment_mode) == (True, 70, 70, "open")


def test_out_of_the_tool_the_form_shows_rules_to_be_read_only(made: MadeCourse, translator: Desk) -> None:
    send_page(translator, made.pages["lt"])
    translator.client.post(reverse("wagtail_localize:stop_translation", args=[translation_of(made.pages["lt"]).pk]))
    page = made.pages["lt"].get_translation(make_locales()["lv"])
    form = translator.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    locked = {name for name, field in form.fields.items() if field.disabled}
    assert locked == {
        "owner_organisation",
        "funding_project",
        "level",
        "academic_hours",
        "pass_mark",
        "max_attempts",
        "enrolment_mode",
        "unlocking",
        "gives_certificate",
        "audiences",
        "topics",
    }
    translator.edit_page(page, action="action-publish", title="Kurss", pass_mark="1")
    page.refresh_from_db()
    assert (page.title, page.live, page.pass_mark, made.course.pass_mark) == ("Kurss", True, 70, 70)


def test_out_of_the_tool_a_question_keeps_its_rules_and_options(made: MadeCourse, translator: Desk) -> None:
    question = SingleChoiceQuestion.objects.get()
    send_question(translator, question)
    translator.client.post(reverse("wagtail_localize:stop_translation", args=[translation_of(question).pk]))
    target = question.get_translation(make_locales()["lv"])
    first, second = target.choices.all()
    translator.edit_question(
        target,
        action="action-publish",
        **{
            "mark": "9",
            "choices-0-text": "Jā",
            "choices-1-text": "Nē",
            "choices-1-is_correct": "on",
            "choices-1-DELETE": "1",
        },
    )
    target = SingleChoiceQuestion.objects.get(pk=target.pk)
    assert [(choice.text, choice.is_correct) for choice in target.choices.all()] == [("Jā", True), ("Nē", False)]
    assert target.mark == 1
    assert QuestionEdition.objects.get(locale__language_code="lv").words.words["options"] == {
        str(first.translation_key): "Jā",
        str(second.translation_key): "Nē",
    }


def test_a_changed_source_waits_until_its_translation_is_brought_up_to_date(made: MadeCourse, translator: Desk) -> None:
    question = SingleChoiceQuestion.objects.get()
    send_question(translator, question)
    bring_words(translator, question)
    publish_translation(translator, question)
    question.refresh_from_db()
    question.prompt = "<p>Kitaip?</p>"
    publish(question)
    shown = {edition.locale.language_code: edition.words.words["prompt"] for edition in QuestionEdition.objects.all()}
    assert shown == {"lt": "<p>Kitaip?</p>", "lv": "<p>LV Ką <b>darote</b>?</p>"}
    update = reverse("wagtail_localize:update_translations", args=[translation_of(question).source_id])
    translator.client.post(update, {"publish_translations": "on"})
    assert list(QuestionEdition.objects.values_list("locale__language_code", flat=True)) == ["lt"]
    bring_words(translator, question)
    publish_translation(translator, question)
    assert QuestionEdition.objects.get(locale__language_code="lv").words.words["prompt"] == "<p>LV Kitaip?</p>"
