"""Places in the core's pages where a plugin contributes a template: `{% page_slot "course.aside" course=course %}`.

Slots that exist: `course.aside` (course), `course.action` (course, enrolment), `dashboard.main` (learner),
`lesson.after` (unit, enrolment), `home.sections` (page).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .registry import Registry


@dataclass(frozen=True)
class SlotContribution:
    """`template` is rendered, escaped, with what `context` returns; `None` contributes nothing this time.

    `order` decides the place among the contributions of a slot; ties go by key.
    """

    slot: str
    template: str
    context: Callable[..., dict[str, Any] | None]
    order: int = 100


slot_contributions: Registry[SlotContribution] = Registry("page slots")


def contributions_to(slot: str) -> list[SlotContribution]:
    """The contributions to one slot, in their fixed order."""
    found = [(item.order, key, item) for key, item in slot_contributions.items() if item.slot == slot]
    return [item for _order, _key, item in sorted(found, key=lambda entry: entry[:2])]
