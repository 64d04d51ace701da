"""What every page of the site needs: the way to it, and the words of those who pay."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest

from courses.queries.funding import funding_of
from courses.queries.trail import trail_of


def frame_of(request: HttpRequest, page: Any) -> dict[str, Any]:
    crumbs = trail_of(request, page)
    return {
        "crumbs": crumbs,
        "funding": funding_of(page, page.locale.language_code),
        "breadcrumb_data": breadcrumb_list(crumbs, here=request.path),
    }


def breadcrumb_list(crumbs: list[tuple[str, str]], *, here: str) -> dict[str, Any]:
    """The way in the words of schema.org; the last entry is this page, at the path `here`.

    Addresses begin as the canonical one does, never with the host somebody asked for: the page is shared.
    """
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": urljoin(settings.LASITAVA_BASE_URL, url or here),
            }
            for position, (title, url) in enumerate(crumbs, start=1)
        ],
    }
