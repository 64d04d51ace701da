"""Courses as authors make them: real pages, published, so that identities, outlines and frozen rows follow.

`make_course(languages=("lv", "en"), lessons=2, quiz_entries=[…])` builds one course below a catalogue per language.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from courses.models import (
    CatalogueIndexPage,
    Course,
    CoursePage,
    Enrolment,
    EnrolmentState,
    LessonPage,
    ModulePage,
    Organisation,
    QuestionEntry,
    QuizPage,
    QuizPageSlot,
)

NOW = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
LANGUAGES = ("lv", "lt", "en")


@dataclass
class MadeCourse:
    """A course and its pages by language."""

    key: uuid.UUID
    pages: dict[str, CoursePage]
    modules: dict[str, list[ModulePage]] = field(default_factory=dict)
    lessons: dict[str, list[LessonPage]] = field(default_factory=dict)
    quizzes: dict[str, list[QuizPage]] = field(default_factory=dict)

    @property
    def course(self) -> Course:
        return Course.objects.get(pk=self.key)


def publish(page: Any) -> Any:
    """Save a revision and publish it, as the editor does."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_locales(languages: Sequence[str] = LANGUAGES) -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in languages}


def make_home(language: str) -> Page:
    """The root page of a language; the first one made is the site's root."""
    locale = make_locales([language])[language]
    found = Page.objects.filter(depth=2, locale=locale, slug=f"home-{language}").first()
    if found is not None:
        return found
    other = Page.objects.filter(depth=2, slug__startswith="home-").first()
    home = Page(
        title=f"Home {language}",
        slug=f"home-{language}",
        locale=locale,
        translation_key=other.translation_key if other else uuid.uuid4(),
    )
    Page.get_first_root_node().add_child(instance=home)
    if other is None:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home}
        )
        Site.clear_site_root_paths_cache()
    return home


def make_catalogue(language: str) -> CatalogueIndexPage:
    locale = make_locales([language])[language]
    found = CatalogueIndexPage.objects.filter(locale=locale).first()
    if found is not None:
        return found
    other = CatalogueIndexPage.objects.first()
    page = CatalogueIndexPage(
        title="Courses",
        slug="courses",
        locale=locale,
        translation_key=other.translation_key if other else uuid.uuid4(),
    )
    make_home(language).add_child(instance=page)
    return publish(page)


def make_organisation(slug: str = "pasvalys-library", **fields: Any) -> Organisation:
    defaults = {
        "names": {"lv": "Pasvales bibliotēka", "lt": "Pasvalio biblioteka", "en": "Pasvalys library"},
        "country": "LT",
    }
    return Organisation.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def make_course(
    *,
    languages: Sequence[str] = ("lv", "en"),
    title: str = "Sensory reading room",
    modules: int = 1,
    lessons: int = 2,
    quiz_entries: Sequence[QuestionEntry] = (),
    quiz: dict[str, Any] | None = None,
    **rules: Any,
) -> MadeCourse:
    """One course; the first language is the source. Each module holds `lessons`; a quiz closes the last module."""
    key = uuid.uuid4()
    unit_keys: dict[tuple[int, int], uuid.UUID] = {}
    made = MadeCourse(key=key, pages={})
    for language in languages:
        locale = make_locales([language])[language]

        def add(parent: Page, page: Any, place: tuple[int, int], locale: Locale = locale) -> Any:
            page.locale = locale
            page.translation_key = unit_keys.setdefault(place, uuid.uuid4())
            parent.add_child(instance=page)
            return page

        course = CoursePage(
            title=f"{title} ({language})",
            slug=slugify(title),
            summary=f"Summary ({language})",
            locale=locale,
            translation_key=key,
            owner_organisation=rules.get("owner_organisation") or make_organisation(),
            **{name: value for name, value in rules.items() if name != "owner_organisation"},
        )
        make_catalogue(language).add_child(instance=course)
        made.pages[language] = publish(course)
        for number in range(1, modules + 1):
            module = add(
                course, ModulePage(title=f"Module {number} ({language})", slug=f"module-{number}"), (number, 0)
            )
            made.modules.setdefault(language, []).append(publish(module))
            for lesson_number in range(1, lessons + 1):
                lesson = add(
                    module,
                    LessonPage(
                        title=f"Lesson {number}.{lesson_number} ({language})",
                        slug=f"lesson-{lesson_number}",
                        minutes=10 * lesson_number,
                        body=[("rich_text", f"<p>Words of lesson {number}.{lesson_number} ({language})</p>")],
                    ),
                    (number, lesson_number),
                )
                made.lessons.setdefault(language, []).append(publish(lesson))
        if quiz_entries:
            page = add(
                made.modules[language][-1],
                QuizPage(title=f"Quiz ({language})", slug="quiz", **(quiz or {})),
                (modules, lessons + 1),
            )
            if language == languages[0]:
                page.question_slots = [QuizPageSlot(entry=entry) for entry in quiz_entries]
            made.quizzes.setdefault(language, []).append(publish(page))
    return made


def make_enrolment(learner: Any, made: MadeCourse, *, state: str = EnrolmentState.ACTIVE) -> Enrolment:
    return Enrolment.objects.create(learner=learner, course_id=made.key, state=state, requested_at=NOW, enrolled_at=NOW)
