"""The home page: what leads each kind of person onward."""

from dataclasses import dataclass

from django.urls import reverse

from cms_pages.models import HomePage
from courses.models import Course
from courses.queries.memo import kept_per_generation
from courses.queries.weave import dye_of, weave_keys

from .localised import in_visitors_language

HANGING = 3


@dataclass(frozen=True)
class Belt:
    """The belt of a course, as decoration."""

    weave_url: str
    dye: str
    units: int


@dataclass(frozen=True)
class Button:
    url: str
    label: str


@kept_per_generation
def hanging_belts() -> tuple[Belt, ...]:
    """The belts of the oldest courses with units."""
    courses = Course.objects.filter(live=True, archived_at=None).order_by("created_at", "pk")
    keys = list(courses.values_list("pk", flat=True)[:HANGING])
    belts = (Belt(reverse("weave_belt", args=[key]), dye_of(key), len(weave_keys(key))) for key in keys)
    return tuple(belt for belt in belts if belt.units)


def buttons_of(page: HomePage) -> tuple[Button | None, Button | None]:
    """Main and second button, leading to the pages in this page's language; None where there is nothing to lead to."""
    wanted = [(page.primary_page_id, page.primary_label), (page.secondary_page_id, page.secondary_label)]
    targets = in_visitors_language([pk for pk, _label in wanted if pk], page.locale.language_code)
    main, second = (
        Button(targets[pk].get_url() or "", label or targets[pk].title) if pk in targets else None
        for pk, label in wanted
    )
    return main, second
