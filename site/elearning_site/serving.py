"""Pages by the path map: known addresses skip Wagtail's walk down the tree, unknown ones fall through to it.

Wagtail's own `serve` still answers, so drafts, previews, hooks and page types with routes of their own work as ever.
`request._wagtail_site` and `request._wagtail_route_for_request` are private names of Wagtail 8.0, pinned by a test.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from wagtail.models import Locale
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from courses.queries.memo import kept_per_generation

from .sitemap import Place, site_map


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer a page address."""
    known = site_map()
    place = known.place(request.path_info)
    if place is not None and not known.is_restricted(place):
        page = _page(place)
        if page is not None:
            request._wagtail_site = known.site  # type: ignore[attr-defined]  # see the module's docstring
            request._wagtail_route_for_request = RouteResult(page, [], {})  # type: ignore[attr-defined]  # likewise
            page.get_view_restrictions = list  # looked up in the map already: there is none
    return wagtail_serve(request, path)


def _page(place: Place) -> Any:
    """The page that stands there, of whatever class; None when it went a moment ago."""
    model: Any = ContentType.objects.get_for_id(place.content_type_id).model_class()
    page = model.objects.filter(pk=place.pk, live=True).first() if model else None
    if page is not None:
        page.locale = _locales()[place.locale_id]
    return page


@kept_per_generation
def _locales() -> dict[int, Locale]:
    return {locale.pk: locale for locale in Locale.objects.all()}
