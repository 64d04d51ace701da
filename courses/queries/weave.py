"""What a course's belt is woven from."""

from uuid import UUID

from courses.domain.weave import Look, looks
from courses.models import Course

from .memo import kept_per_generation
from .outline import structure_of


def weave_keys(course_key: UUID) -> list[str]:
    """Keys of the units with a sign in the belt, in reading order; empty for a course that is not live."""
    return [item.key for item in structure_of(course_key).leaves]


@kept_per_generation
def all_looks() -> dict[str, Look]:
    """Dye, corners and selvedge of every course, oldest first, so that no two courses look alike."""
    keys = Course.objects.order_by("created_at", "pk").values_list("pk", flat=True)
    return looks([str(key) for key in keys])


def look_of_course(course_key: UUID) -> Look | None:
    return all_looks().get(str(course_key))


def dye_of(course_key: UUID) -> str:
    """The name of a course's dye; empty for a course that is not there."""
    look = look_of_course(course_key)
    return look.dye if look else ""
