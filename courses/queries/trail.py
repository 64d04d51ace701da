"""The way from the home page to a page: the breadcrumb."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

HOME_DEPTH = 2


def trail_of(request: HttpRequest, page: Any) -> list[tuple[str, str]]:
    """Titles and addresses from the home page down to the page itself, which has no address. One query."""
    # Depth 1 is Wagtail's root, which is no page of the site.
    above = page.get_ancestors().filter(depth__gt=1).defer_streamfields()
    return [(name_in_trail(ancestor), ancestor.get_url(request) or "") for ancestor in above] + [(page.title, "")]


def name_in_trail(page: Any) -> str:
    """A page's title; the home page, which carries the name of the site, is "Home"."""
    return gettext("Home") if page.depth == HOME_DEPTH else page.title
