"""A unit by its key: in a language that has no page of it, and for paper."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_info
from django.views.decorators.http import require_safe
from wagtail.models import Page

from courses.models import LessonPage, UnitKind
from courses.queries.funding import funding_of
from courses.queries.outline import CourseOutline, UnitWords, outline_of
from courses.queries.units import UnitPlace, unit_place

from .lesson import body_of, canonical_of, easy_html, lesson_context
from .quiz_page import quiz_page_context


@require_safe
def unit_fallback(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A unit whose page is missing in the visitor's language: the interface in theirs, the words in the source's.

    Where there is a page in the visitor's language, that is where this address leads.
    """
    language, place, outline, words = _unit_or_404(unit)
    if words.kind == UnitKind.MODULE:
        return redirect(outline.path)
    if words.path != request.path_info:
        return redirect(words.path)
    page = _source_page(place)
    build = quiz_page_context if words.kind == UnitKind.QUIZ else _lesson_in(language)
    context = {
        "page": page,
        "words_language": words.language,
        "words_language_name": get_language_info(words.language)["name_translated"],
        **build(request, page),
        "seo": _seo(page, place),
    }
    return render(request, page.template, context)


@require_safe
def lesson_print(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A lesson without anything round it, everything unfolded; the browser does the printing."""
    language, place, outline, words = _unit_or_404(unit)
    if words.kind != UnitKind.LESSON:
        raise Http404
    page = _source_page(place) if words.language != language else _page_in(unit, language)
    module = outline.unit(words.parent) if words.parent else None
    context = {
        "page": page,
        "course": outline,
        "module": module,
        "body": body_of(request, page, printing=True),
        "easy": easy_html(page) if page.easy_read else "",
        "updated_at": page.last_published_at,
        "words_language": words.language,
        "address": canonical_of(words.path),
        "funding": funding_of(page, language),
        "seo": _seo(page, place),
    }
    return render(request, "courses/print.html", context)


def _unit_or_404(unit: UUID) -> tuple[str, UnitPlace, CourseOutline, UnitWords]:
    language = get_language() or settings.LANGUAGE_CODE
    place = unit_place(unit)
    outline = outline_of(place.course, language) if place and place.live else None
    words = outline.unit(unit) if outline else None
    if place is None or outline is None or words is None:
        raise Http404
    return language, place, outline, words


def _lesson_in(language: str) -> Any:
    return lambda request, page: lesson_context(request, page, language=language)


def _source_page(place: UnitPlace) -> Any:
    return _specific(Page.objects.filter(pk=place.source_page))


def _page_in(unit: UUID, language: str) -> Any:
    return _specific(LessonPage.objects.filter(translation_key=unit, locale__language_code=language))


def _specific(pages: Any) -> Any:
    """The live page; Http404 where it is not to be seen by everybody."""
    page = pages.live().public().select_related("locale").first()
    if page is None:
        raise Http404
    return page.specific


def _seo(page: Any, place: UnitPlace) -> dict[str, Any]:
    """This address is not for search engines: the words live at the source page."""
    return {
        "title": page.seo_title or page.title,
        "description": page.search_description,
        "canonical": canonical_of(place.source_path),
        "noindex": True,
    }
