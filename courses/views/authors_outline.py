"""The outline of a course for its authors: one screen to see how it stands and to put it in order."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Locale, Page

from courses.forms.outline import PlaceForm, RenameForm
from courses.models import AUTHOR, Course, CoursePage, ModulePage, Unit
from courses.queries.authoring import author_outline
from courses.services.outlining import OutlineRefused, put_into, rename, step
from courses.services.translation import incomplete_keys
from courses.templatetags.course_tags import reason_text

MAY_SEE = (AUTHOR, "wagtail_localize.submit_translation")


@require_safe
def outline(request: HttpRequest, course: UUID) -> HttpResponse:
    """Modules and units in order, how each stands in every language, and for authors the buttons to change it."""
    if not any(request.user.has_perm(name) for name in MAY_SEE):
        raise PermissionDenied
    found = get_object_or_404(Course, pk=course)
    keys = [found.pk, *Unit.objects.filter(course=found).values_list("pk", flat=True)]
    incomplete = {
        locale.language_code: incomplete_keys(keys, locale_id=locale.pk)
        for locale in Locale.objects.exclude(pk=found.source_locale_id)
    }
    shown = author_outline(found, incomplete=incomplete)
    if shown is None:
        raise Http404
    page = shown.row.page
    context = {
        "outline": shown,
        "page_title": _("Outline"),
        "may_change": page.permissions_for_user(request.user).can_reorder_children(),
        "breadcrumbs_items": [
            {"url": f"/admin/pages/{page.get_parent().pk}/", "label": page.get_parent().title},
            {"url": f"/admin/pages/{page.pk}/", "label": shown.row.title},
            {"url": "", "label": _("Outline")},
        ],
    }
    return render(request, "courses/admin/outline.html", context)


@require_POST
def outline_rename(request: HttpRequest, course: UUID, page: int) -> HttpResponse:
    """Another title, in the draft; live at once where nothing else waits."""
    part = _part(request, course, page)
    form = RenameForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A title is needed."))
        return _back(course, part)
    try:
        live = rename(part, title=form.cleaned_data["title"], user=request.user)
    except OutlineRefused as refusal:
        messages.error(request, reason_text(refusal.reason))
        return _back(course, part)
    if live:
        messages.success(request, _("Renamed."))
    else:
        messages.success(request, _("Renamed in the draft. Learners see it once the page is published."))
    return _back(course, part)


@require_POST
def outline_place(request: HttpRequest, course: UUID, page: int) -> HttpResponse:
    """Up, down, or into another module. Translations follow."""
    part = _part(request, course, page)
    if not part.get_parent().specific.permissions_for_user(request.user).can_reorder_children():
        raise PermissionDenied
    form = PlaceForm(request.POST, modules=_modules(course))
    if not form.is_valid() or (isinstance(part, ModulePage) and form.cleaned_data["module"]):
        messages.error(request, _("Say where to move it."))
        return _back(course, part)
    try:
        if form.cleaned_data["module"]:
            put_into(part, form.cleaned_data["module"], user=request.user)
        else:
            step(part, up=form.cleaned_data["step"] == "up", user=request.user)
    except OutlineRefused as refusal:
        messages.error(request, reason_text(refusal.reason))
    return _back(course, part)


def _source_page(course: UUID) -> CoursePage:
    found = get_object_or_404(Course, pk=course)
    return get_object_or_404(CoursePage, translation_key=course, locale_id=found.source_locale_id)


def _part(request: HttpRequest, course: UUID, page: int) -> Any:
    """A page of the course in its source language that the person may change."""
    part = get_object_or_404(Page.objects.descendant_of(_source_page(course), inclusive=True), pk=page).specific
    if not part.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return part


def _modules(course: UUID) -> Any:
    return Page.objects.child_of(_source_page(course)).type(ModulePage)


def _back(course: UUID, part: Page) -> HttpResponse:
    response = redirect("course_outline", course)
    response["Location"] += f"#page-{part.pk}"
    return response
