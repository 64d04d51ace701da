"""Pages that everybody may see."""

from typing import Any, TypeVar

from wagtail.models import PageViewRestriction

from .memo import kept_per_generation

Pages = TypeVar("Pages", bound=Any)


@kept_per_generation
def restricted_paths() -> tuple[str, ...]:
    """Tree paths of pages with a view restriction: almost always none."""
    return tuple(PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True))


def visible(pages: Pages) -> Pages:
    """Live pages without a restriction on themselves or above; like Wagtail's `live().public()`, but the restrictions
    are asked for once per generation and not in every query.
    """
    shown: Pages = pages.live()
    for path in restricted_paths():
        shown = shown.exclude(path__startswith=path)
    return shown
