"""Finding a unit by its key alone."""

from dataclasses import dataclass
from uuid import UUID

from courses.models import Unit, UnitEdition

from .memo import kept_per_generation


@dataclass(frozen=True)
class UnitPlace:
    """A unit and the page that holds its words in the language it is authored in."""

    course: UUID
    kind: str
    live: bool
    # None: the source page is not to be seen.
    source_page: int | None
    source_path: str


@kept_per_generation
def unit_place(key: UUID) -> UnitPlace | None:
    """Where a unit stands; None for an unknown key."""
    row = Unit.objects.filter(pk=key).values_list("course_id", "kind", "live", "course__source_locale_id").first()
    if row is None:
        return None
    course, kind, live, source_locale = row
    source = UnitEdition.objects.filter(unit_id=key, locale_id=source_locale, live=True).first()
    return UnitPlace(
        course=course,
        kind=kind,
        live=live,
        source_page=source.page_id if source else None,
        source_path=source.path if source else "",
    )


def course_of_unit(key: UUID) -> UUID | None:
    """The course a unit belongs to; None for a unit without identity (a draft never saved)."""
    place = unit_place(key)
    return place.course if place else None
