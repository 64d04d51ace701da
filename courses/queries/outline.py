"""Outlines: structure and words of a course, the same for everybody, kept per process under the generation."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import models

from courses.domain.outline import Outline, OutlineItem, UnitKind
from courses.models import Course, CourseEdition, Enrolment, Unit, UnitEdition

from .memo import kept_per_generation
from .prepared import Given, Prepared


@dataclass(frozen=True)
class UnitWords:
    """What a unit is called and where it stands, in the visitor's language or, failing that, the source's."""

    key: UUID
    kind: str
    title: str
    path: str
    minutes: int
    language: str
    required: bool
    graded: bool
    parent: UUID | None
    position: int


@dataclass(frozen=True)
class CourseOutline:
    """A course as one language shows it."""

    key: UUID
    title: str
    summary: str
    path: str
    language: str
    # Languages with a live edition: code → path.
    paths: dict[str, str]
    units: tuple[UnitWords, ...]
    structure: Outline
    rules: Course

    def unit(self, key: UUID) -> UnitWords | None:
        return next((unit for unit in self.units if unit.key == key), None)

    def modules(self) -> list[tuple[UnitWords, list[UnitWords]]]:
        """Each module with its lessons and quizzes, in order."""
        return [
            (module, [unit for unit in self.units if unit.parent == module.key])
            for module in self.units
            if module.kind == UnitKind.MODULE
        ]

    def leaves(self) -> list[UnitWords]:
        """Lessons and quizzes in reading order."""
        return [unit for unit in self.units if unit.kind != UnitKind.MODULE]


@kept_per_generation
def structure_of(course_key: UUID) -> Outline:
    """The live units of a course as the domain sees them, without minutes: those go by language."""
    rows = Unit.objects.filter(course_id=course_key, live=True).values_list(
        "key", "kind", "position", "parent_id", "required", "final", "opened_at"
    )
    return Outline(
        OutlineItem(
            key=str(key),
            kind=UnitKind(kind),
            position=position,
            parent=str(parent) if parent else None,
            required=required,
            final=final,
            added_at=opened_at,
        )
        for key, kind, position, parent, required, final, opened_at in rows
    )


@kept_per_generation
def outline_of(course_key: UUID, language: str) -> CourseOutline | None:
    """A course with its live units in a language; None when the course has no live edition at all."""
    course = Course.objects.select_related("source_locale", "owner", "funding_project").filter(pk=course_key).first()
    if course is None:
        return None
    editions = {
        edition.locale.language_code: edition
        for edition in CourseEdition.objects.filter(course=course, live=True).select_related("locale")
    }
    source = course.source_locale.language_code
    edition = editions.get(language) or editions.get(source)
    if edition is None:
        return None
    units = _units(course, language)
    return CourseOutline(
        key=course.pk,
        title=edition.title,
        summary=edition.summary,
        path=edition.path,
        language=edition.locale.language_code,
        paths={code: found.path for code, found in sorted(editions.items())},
        units=units,
        structure=_with_minutes(structure_of(course_key), units),
        rules=course,
    )


def _with_minutes(structure: Outline, units: tuple[UnitWords, ...]) -> Outline:
    minutes = {str(unit.key): unit.minutes for unit in units}
    return Outline(replace(item, minutes=minutes.get(item.key, 0)) for item in structure.items)


def _units(course: Course, language: str) -> tuple[UnitWords, ...]:
    source = course.source_locale.language_code
    words: dict[UUID, dict[str, UnitEdition]] = {}
    for edition in UnitEdition.objects.filter(unit__course=course, live=True).select_related("locale"):
        words.setdefault(edition.unit_id, {})[edition.locale.language_code] = edition
    found = []
    for unit in Unit.objects.filter(course=course, live=True).order_by("position"):
        per_language = words.get(unit.pk, {})
        shown = per_language.get(language) or per_language.get(source)
        if shown is None:
            continue
        own = language in per_language
        found.append(
            UnitWords(
                key=unit.pk,
                kind=unit.kind,
                title=shown.title,
                # Missing in this language: the source words under the visitor's interface.
                path=shown.path if own else f"/{language}/learn/{unit.pk}/",
                minutes=shown.minutes,
                language=shown.locale.language_code,
                required=unit.required,
                graded=unit.graded,
                parent=unit.parent_id,
                position=unit.position,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class LearnerMarks:
    """What is recorded of one learner in one course."""

    enrolment_id: int | None = None
    state: str = ""
    progress: int = 0
    completed_at: Any = None
    seen: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    enrolled_at: Any = None


_marks = Prepared(
    lambda: Enrolment.objects.filter(
        learner_id=Given("learner", models.BigIntegerField()), course_id=Given("course", models.UUIDField())
    ).values_list(
        "pk", "state", "progress", "completed_at", "enrolled_at", "unit_records__unit_id", "unit_records__completed_at"
    )
)


def learner_marks(learner_id: int, course_key: UUID) -> LearnerMarks:
    """Enrolment and unit records in one joined query."""
    rows = _marks.rows(learner=learner_id, course=course_key)
    if not rows:
        return LearnerMarks()
    enrolment_id, state, percent, completed_at, enrolled_at = rows[0][:5]
    return LearnerMarks(
        enrolment_id=enrolment_id,
        state=state,
        progress=percent,
        completed_at=completed_at,
        enrolled_at=enrolled_at,
        seen=frozenset(str(row[5]) for row in rows if row[5]),
        done=frozenset(str(row[5]) for row in rows if row[6]),
    )
