"""What every page of the site needs: the way to it, and the words of those who pay."""

from typing import Any

from django.http import HttpRequest

from courses.queries.funding import funding_of
from courses.queries.trail import trail_of


def frame_of(request: HttpRequest, page: Any) -> dict[str, Any]:
    crumbs = trail_of(request, page)
    return {
        "crumbs": crumbs,
        "funding": funding_of(page, page.locale.language_code),
        "breadcrumb_data": breadcrumb_list(request, crumbs),
    }


def breadcrumb_list(request: HttpRequest, crumbs: list[tuple[str, str]]) -> dict[str, Any]:
    """The way in the words of schema.org; the last entry is this page."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": request.build_absolute_uri(url or request.path),
            }
            for position, (title, url) in enumerate(crumbs, start=1)
        ],
    }
