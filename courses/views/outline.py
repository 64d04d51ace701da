"""An outline as HTML: each row is rendered once for every way it can look, and a learner's states pick among them.

What a row says is the same for everybody who stands the same with it, so nothing personal is ever kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from courses.domain.completion import LockReason, Marks, Standing, Unlocking, unit_states
from courses.queries.memo import kept_per_generation
from courses.queries.outline import CourseOutline, LearnerMarks, UnitWords, outline_of
from courses.services.progress import STUDYING

BESIDE_LESSON = "courses/parts/outline_row.html"
ON_COURSE_PAGE = "courses/parts/unit_row.html"


@dataclass(frozen=True)
class Look:
    """How one row stands: nothing for those who do not study the course."""

    standing: Standing | None = None
    reason: LockReason | None = None
    current: bool = False


@dataclass(frozen=True)
class ModuleHtml:
    """A module with its finished rows; `standing` only where all of its units say the same, or it was begun."""

    key: UUID
    title: str
    language: str
    rows: SafeString
    standing: Standing | None


class RowsOfOutline:
    """Rows of one course in one language for one template, rendered when first asked for."""

    def __init__(self, outline: CourseOutline, template: str, language: str) -> None:
        self.outline = outline
        self.template = template
        self.language = language
        self._kept: dict[tuple[UUID, Look], str] = {}

    def row(self, unit: UnitWords, look: Look) -> str:
        key = (unit.key, look)
        if key not in self._kept:
            context = {"unit": unit, "look": look, "foreign": unit.language != self.language}
            self._kept[key] = render_to_string(self.template, context)
        return self._kept[key]


@kept_per_generation
def _rows_of(course_key: UUID, language: str, template: str) -> RowsOfOutline | None:
    outline = outline_of(course_key, language)
    return RowsOfOutline(outline, template, language) if outline else None


def looks_of(outline: CourseOutline, marks: LearnerMarks, *, current: UUID | None = None) -> dict[str, Look]:
    """How each lesson and quiz stands with a learner, by key; for visitors only which page they are on."""
    here = str(current) if current else None
    if marks.state not in STUDYING:
        return {str(unit.key): Look(current=str(unit.key) == here) for unit in outline.leaves()}
    states = unit_states(
        outline.structure,
        marks=Marks(done=marks.done, completed_at=marks.completed_at),
        unlocking=Unlocking(outline.rules.unlocking),
    )
    return {state.item.key: Look(state.standing, state.reason, state.item.key == here) for state in states}


def outline_html(
    outline: CourseOutline, *, language: str, template: str, looks: Mapping[str, Look]
) -> list[ModuleHtml]:
    """The modules with their rows as this learner sees them."""
    rows: Any = _rows_of(outline.key, language, template)
    found = []
    for module, units in outline.modules():
        in_module = [looks.get(str(unit.key), Look()) for unit in units]
        html = "".join(rows.row(unit, look) for unit, look in zip(units, in_module, strict=True))
        found.append(
            ModuleHtml(
                key=module.key,
                title=module.title,
                language=module.language if module.language != language else "",
                rows=mark_safe(html),  # noqa: S308 -- rows are rendered templates
                standing=_standing_of_module([look.standing for look in in_module]),
            )
        )
    return found


def _standing_of_module(standings: list[Standing | None]) -> Standing | None:
    if not standings or None in standings:
        return None
    if all(standing is Standing.DONE for standing in standings):
        return Standing.DONE
    if any(standing in {Standing.DONE, Standing.NOW} for standing in standings):
        return Standing.NOW
    return Standing.LOCKED if all(standing is Standing.LOCKED for standing in standings) else Standing.OPEN
