"""The site map, for people and for search engines."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms_pages.queries.site_map import listed_pages, tree_of


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every public page of the language."""
    return render(request, "cms_pages/site_map.html", {"tree": tree_of(get_language() or "")})


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Every public page of every language, each with its other languages."""
    context = {"pages": listed_pages(settings.LASITAVA_BASE_URL), "default_language": settings.LANGUAGE_CODE}
    return render(request, "cms_pages/sitemap.xml", context, content_type="application/xml")
