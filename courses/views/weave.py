"""Belts and signs as SVG files. They change only when the outline does, so browsers keep them for an hour."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from courses.domain.weave import belt_svg, sign_svg
from courses.queries.weave import look_of_course, weave_keys

CACHE_CONTROL = "public, max-age=3600"


@require_safe
def belt(request: HttpRequest, course: UUID) -> HttpResponse:
    """The belt of a live course: woven, bare and with the mark of where one is, in one file."""
    return _svg(belt_svg(str(course), _keys(course), look_of_course(course)))


@require_safe
def sign(request: HttpRequest, course: UUID, unit: UUID) -> HttpResponse:
    """The sign of one unit, standing alone."""
    keys = _keys(course)
    if str(unit) not in keys:
        raise Http404
    return _svg(sign_svg(str(course), keys, keys.index(str(unit)), look_of_course(course)))


def _keys(course: UUID) -> list[str]:
    keys = weave_keys(course)
    if not keys:
        raise Http404
    return keys


def _svg(svg: str) -> HttpResponse:
    return HttpResponse(svg, content_type="image/svg+xml", headers={"Cache-Control": CACHE_CONTROL})
