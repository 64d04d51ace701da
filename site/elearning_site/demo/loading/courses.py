"""Courses, modules, lessons and quizzes, each in the language it is authored in first.

Pages are made live at once and the services that publishing would call are called once a course: a publish of each of
the hundred pages would rebuild an outline a hundred times.
"""

from collections.abc import Sequence
from typing import Any

from courses.models import (
    Audience,
    CoursePage,
    FundingProject,
    LessonPage,
    ModulePage,
    Organisation,
    QuizPage,
    QuizPageSlot,
    Topic,
)
from courses.services.rules import write_course_rules, write_unit_rules
from courses.services.structure import rebuild_outline
from elearning_site.demo.entities_courses import Course, Lesson, Module, Quiz
from elearning_site.demo.entities_reference import CourseFacts
from elearning_site.demo.loading.lessons import body_of, paragraphs
from elearning_site.demo.loading.questions import load_question
from elearning_site.demo.loading.workshop import Workshop, block, key_of
from elearning_site.demo.reading import LANGUAGES

LEVELS = {"Introductory": "introductory", "Intermediate": "intermediate"}
PICTURES = {
    "sensory-reading-room": "course-sensory",
    "autism-mental-health": "course-autism",
    "bibliotherapy-easy-language": "course-bibliotherapy",
}
MINUTES_A_QUESTION = 3


def load(workshop: Workshop) -> None:
    """Make every course and write its outline."""
    facts = {entry.id: entry for entry in workshop.site.reference.courses}
    for course in workshop.site.content.courses:
        _load_course(workshop, course, facts[course.id])


def _load_course(workshop: Workshop, course: Course, facts: CourseFacts) -> None:
    source = facts.source
    name = f"course-{course.id}"
    pages = workshop.in_languages(
        name, lambda language: _course_page(workshop, course, facts, language), under="courses", source=source
    )
    units: list[Any] = []
    for module in course.modules:
        units += _load_module(workshop, module, course=course, source=source)
    write_course_rules(pages[source])
    for unit in units:
        write_unit_rules(unit)
    rebuild_outline(pages[source].translation_key, at=workshop.at)


def _course_page(workshop: Workshop, course: Course, facts: CourseFacts, language: str) -> CoursePage:
    page = CoursePage(
        title=course.title[language],
        search_description=course.summary[language],
        summary=course.summary[language],
        image=workshop.images[PICTURES[course.id]],
        outcomes=[
            block("outcome", outcome.words[language], course.id, str(number))
            for number, outcome in enumerate(course.learning_outcomes)
        ],
        owner_organisation=Organisation.objects.get(slug=course.owner),
        funding_project=FundingProject.objects.get(is_default=True),
        level=LEVELS[course.level["en"]],
        academic_hours=course.academic_hours,
        pass_mark=course.passing_grade_percent,
        max_attempts=course.max_attempts,
        enrolment_mode=course.enrolment,
        unlocking=facts.unlocking,
        gives_certificate=course.certificate,
    )
    page.audiences = Audience.objects.filter(slug__in=facts.audiences)
    page.topics = Topic.objects.filter(slug__in=facts.topics)
    return page


def _load_module(workshop: Workshop, module: Module, *, course: Course, source: str) -> list[Any]:
    """The pages of one module; returns those of the source language, in the order of the outline."""
    pages = workshop.in_languages(
        module.id,
        lambda language: ModulePage(title=module.title[language], search_description=course.title[language]),
        under=f"course-{course.id}",
        source=source,
    )
    units: list[Any] = [pages[source]]
    for lesson in module.lessons:
        made = workshop.in_languages(
            lesson.id,
            lambda language, lesson=lesson: _lesson_page(workshop, lesson, language),
            under=module.id,
            source=source,
        )
        units.append(made[source])
    languages = (source, *(language for language in LANGUAGES if language != source))
    quiz = _load_quiz(workshop, module, languages=languages, owner=course.owner)
    return [*units, quiz]


def _lesson_page(workshop: Workshop, lesson: Lesson, language: str) -> LessonPage:
    easy = workshop.site.easy_read(lesson.id)
    body = lesson.body[language]
    return LessonPage(
        title=lesson.title[language],
        search_description=f"{body.partition('. ')[0].rstrip('.')}.",
        minutes=lesson.minutes,
        body=body_of(workshop, lesson, language),
        easy_read=paragraphs(easy[language]) if easy else "",
        easy_read_level="2",
    )


def _load_quiz(workshop: Workshop, module: Module, *, languages: Sequence[str], owner: str) -> QuizPage:
    quiz: Quiz = module.quiz
    entries = [load_question(workshop, question, languages=languages, owner=owner) for question in quiz.questions]

    def page(language: str) -> QuizPage:
        made = QuizPage(
            title=quiz.title[language],
            search_description=f"{module.title[language]}: {quiz.title[language]}",
            minutes=MINUTES_A_QUESTION * len(quiz.questions),
            graded=quiz.graded,
            final=quiz.final,
        )
        if language == languages[0]:
            made.question_slots = [QuizPageSlot(entry=entry, sort_order=number) for number, entry in enumerate(entries)]
        return made

    return workshop.in_languages(quiz.id, page, under=module.id, source=languages[0])[languages[0]]


def unit_key(unit_id: str) -> Any:
    """The key of a module, lesson or quiz by its id in the YAML file."""
    return key_of("page", unit_id)
