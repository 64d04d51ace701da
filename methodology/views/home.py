"""The library's section on the home page."""

from typing import Any

from wagtail.models import Page

from methodology.models import MaterialIndexPage
from methodology.queries.library import materials_in

SHOWN = 4


def home_section(*, page: Page, **_unused: Any) -> dict[str, Any] | None:
    """The first materials and the way to all; nothing while the library is empty."""
    materials = materials_in(page.locale.language_code)
    index = MaterialIndexPage.objects.live().child_of(page).first()
    if not materials or index is None:
        return None
    return {"materials": materials[:SHOWN], "library_url": index.get_url(), "count": len(materials)}
