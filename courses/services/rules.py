"""Rules: the only place that reads a rule field from a page.

They are edited on the source page, written to the identity when it is published, and read from the identity by
everything a learner meets. `rules_of(page)` gives the same dataclass for a preview, from the page in memory.
"""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from courses.models import Course, CoursePage, LessonPage, ModulePage, QuizPage, Unit, UnitSlot

SECONDS = 60


@dataclass(frozen=True)
class CourseRules:
    """What holds in every language of a course."""

    owner_id: int | None
    funding_project_id: int | None
    level: str
    academic_hours: int
    pass_mark: int
    max_attempts: int | None
    enrolment_mode: str
    unlocking: str
    gives_certificate: bool


@dataclass(frozen=True)
class UnitRules:
    """What holds in every language of a unit; a lesson uses only the first."""

    required: bool = True
    graded: bool = False
    final: bool = False
    pass_mark: int | None = None
    max_attempts: int | None = None
    time_limit: int | None = None
    shuffle_options: bool = True


def rules_of(page: Any) -> CourseRules | UnitRules:
    """The rules a page in memory states."""
    if isinstance(page, CoursePage):
        return CourseRules(
            owner_id=page.owner_organisation_id,
            funding_project_id=page.funding_project_id,
            level=page.level,
            academic_hours=page.academic_hours,
            pass_mark=page.pass_mark,
            max_attempts=page.max_attempts,
            enrolment_mode=page.enrolment_mode,
            unlocking=page.unlocking,
            gives_certificate=page.gives_certificate,
        )
    if isinstance(page, LessonPage):
        return UnitRules(required=page.required)
    if isinstance(page, QuizPage):
        return UnitRules(
            required=page.required,
            graded=page.graded,
            final=page.final,
            pass_mark=page.pass_mark,
            max_attempts=page.max_attempts,
            time_limit=page.time_limit * SECONDS if page.time_limit else None,
            shuffle_options=page.shuffle_options,
        )
    if isinstance(page, ModulePage):
        return UnitRules()
    raise TypeError(f"{type(page).__name__} states no rules.")


def write_course_rules(page: CoursePage) -> None:
    """Write a published source page's rules to its course."""
    Course.objects.filter(pk=page.translation_key).update(**asdict(rules_of(page)))
    course = Course.objects.get(pk=page.translation_key)
    course.audiences.set(page.audiences.all())
    course.topics.set(page.topics.all())


def write_unit_rules(page: LessonPage | QuizPage | ModulePage) -> None:
    """Write a published source page's rules, and a quiz's questions, to its unit."""
    Unit.objects.filter(pk=page.translation_key).update(**asdict(rules_of(page)))
    if isinstance(page, QuizPage):
        _write_slots(page.translation_key, [slot.entry_id for slot in page.question_slots.all()])


def _write_slots(unit_key: UUID, entries: list[UUID]) -> None:
    # A question stands in a paper once; a second mention is left out. Attempts point at entries, never at slots.
    wanted = list(dict.fromkeys(entries))
    UnitSlot.objects.filter(unit_id=unit_key).delete()
    UnitSlot.objects.bulk_create(
        UnitSlot(unit_id=unit_key, position=number, entry_id=entry) for number, entry in enumerate(wanted, start=1)
    )
