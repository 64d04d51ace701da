"""The library's section on the home page."""

from typing import Any

from wagtail.models import Page

from methodology.queries.library import library_address, materials_in

SHOWN = 4


def home_section(*, page: Page, **_unused: Any) -> dict[str, Any] | None:
    """The first materials and the way to all; nothing while the library is empty."""
    materials = materials_in(page.locale.language_code)
    library = library_address(page.locale.language_code)
    if not materials or not library:
        return None
    return {"materials": materials[:SHOWN], "library_url": library, "count": len(materials)}
