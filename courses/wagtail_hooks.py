"""What the core adds to the Wagtail admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from courses.models import CoursePage
from courses.services.mirroring import refusal_to_delete, refusal_to_move
from courses.services.structure import COURSE_PAGES
from courses.templatetags.course_tags import reason_text
from courses.views.approval import approval_list, decide_request
from courses.viewsets import question_entry_chooser, question_group, reference_group

register_snippet(question_group)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [reference_group, question_entry_chooser]


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("requests/", approval_list, name="enrolment_requests"),
        path("requests/<int:enrolment>/", decide_request, name="enrolment_decide"),
    ]


class PermittedMenuItem(MenuItem):
    """A menu item for those who may do what stands behind it."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        self.permission = permission
        super().__init__(*args, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_menu_item")
def register_requests_item() -> MenuItem:
    return PermittedMenuItem(
        gettext_lazy("Requests to join"),
        reverse("enrolment_requests"),
        icon_name="user",
        order=220,
        permission="courses.change_enrolment",
    )


@hooks.register("before_move_page")
def refuse_move(request: HttpRequest, page: Any, destination: Any) -> HttpResponse | None:
    """A translation stays where its source is; a unit with records stays in its course."""
    return _refused(request, page, refusal_to_move(page.specific, new_parent=destination))


@hooks.register("before_delete_page")
def refuse_delete(request: HttpRequest, page: Any) -> HttpResponse | None:
    """What learners' records point at is archived, not deleted."""
    for part in page.get_descendants(inclusive=True).specific():
        reason = refusal_to_delete(part)
        if reason is not None:
            return _refused(request, page, reason)
    return None


@hooks.register("before_copy_page")
def refuse_copy(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail's copy makes strangers of a course's languages; a course is never copied this way."""
    if not isinstance(page.specific, COURSE_PAGES):
        return None
    messages.error(request, _("Courses, modules and units cannot be copied page by page."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def refuse_bulk(request: HttpRequest, action_type: str, objects: list[Any], _view: Any) -> HttpResponse | None:
    """The same refusals for many pages at once."""
    for item in objects:
        page = getattr(item, "specific", item)
        if not isinstance(page, COURSE_PAGES):
            continue
        reason = refusal_to_delete(page) if action_type == "delete" else refusal_to_move(page)
        if action_type in {"delete", "move"} and reason is not None:
            return _refused(request, page, reason)
    return None


def _refused(request: HttpRequest, page: Any, reason: Any) -> HttpResponse | None:
    if reason is None:
        return None
    messages.error(request, reason_text(reason))
    if isinstance(page.specific, CoursePage) or page.get_parent() is None:
        return redirect("wagtailadmin_explore", page.pk)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
