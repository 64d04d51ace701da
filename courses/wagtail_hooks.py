"""What the core adds to the Wagtail admin: screens and menu items, buttons, and refusals with their reasons."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail_localize.models import Translation

from courses.models import AUTHOR, Course, CoursePage, Question, QuestionEntry
from courses.services.freezing import is_source
from courses.services.mirroring import (
    StructureRefusal,
    refusal_to_delete,
    refusal_to_delete_question,
    refusal_to_move,
)
from courses.services.structure import COURSE_PAGES, course_page_above
from courses.services.translation import is_complete
from courses.templatetags.course_tags import reason_text
from courses.urls.authoring import admin_urlpatterns
from courses.urls.marking import admin_urlpatterns as marking_urlpatterns
from courses.viewsets import course_part_viewsets, question_entry_chooser, question_group, reference_group
from courses.viewsets.questions import WRITE

register_snippet(question_group)


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [reference_group, question_entry_chooser, *course_part_viewsets]


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [*admin_urlpatterns, *marking_urlpatterns]


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    actions.register_action("courses.archive", gettext_lazy("Archive"), gettext_lazy("Archived"))
    actions.register_action("courses.bring_back", gettext_lazy("Bring back"), gettext_lazy("Brought back"))


# --- Menu and buttons ---------------------------------------------------------------------------------------


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


@hooks.register("register_admin_menu_item")
def register_marking_item() -> MenuItem:
    return PermittedMenuItem(
        gettext_lazy("Marking"),
        reverse("marking_queue"),
        icon_name="edit",
        order=230,
        permission="courses.mark_attempt",
    )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def course_buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """From any page of a course to its outline; on the course itself also to the archive."""
    if not issubclass(page.specific_class or Page, COURSE_PAGES):
        return
    author = user.has_perm(AUTHOR)
    if not author and not user.has_perm("wagtail_localize.submit_translation"):
        return
    course = Course.objects.filter(pk=course_page_above(page).translation_key).first()
    if course is None:
        return
    yield Button(_("Outline"), reverse("course_outline", args=[course.pk]), icon_name="list-ol", priority=5)
    if author and page.translation_key == course.pk:
        label = _("Bring back") if course.archived_at else _("Archive")
        yield Button(label, reverse("course_archive", args=[course.pk]), icon_name="folder-inverse", priority=55)


@hooks.register("register_snippet_listing_buttons")
def question_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Archive a question, or bring it back."""
    if not isinstance(snippet, Question) or not user.has_perm(WRITE) or not is_source(snippet):
        return
    entry = QuestionEntry.objects.get(pk=snippet.translation_key)
    label = _("Bring back") if entry.archived_at else _("Archive")
    yield Button(label, reverse("question_archive", args=[entry.pk]), icon_name="folder-inverse", priority=50)


# --- Refusals -----------------------------------------------------------------------------------------------


@hooks.register("before_move_page")
def refuse_move(request: HttpRequest, page: Any, destination: Any) -> HttpResponse | None:
    """A translation stays where its source is; a unit with records stays in its course."""
    return _refused(request, page, refusal_to_move(page.specific, new_parent=destination))


@hooks.register("before_delete_page")
def refuse_delete(request: HttpRequest, page: Any) -> HttpResponse | None:
    """What learners' records point at is archived, not deleted."""
    return _refused(request, page, refusal_to_delete(page))


@hooks.register("before_delete_snippet")
def refuse_delete_question(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """A question that a quiz asks, or that was answered, is archived, not deleted."""
    for question in instances:
        reason = refusal_to_delete_question(question) if isinstance(question, Question) else None
        if reason is not None:
            archive = reverse("question_archive", args=[question.translation_key])
            messages.error(request, reason_text(reason), buttons=[messages.button(archive, _("Archive"))])
            return redirect(AdminURLFinder(request.user).get_edit_url(question) or "wagtailadmin_home")
    return None


@hooks.register("before_copy_page")
def refuse_copy(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail's copy makes strangers of a course's languages; a course is never copied this way."""
    if not isinstance(page.specific, COURSE_PAGES):
        return None
    messages.error(request, _("Courses, modules and units cannot be copied page by page."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def refuse_bulk(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The same refusals for many pages at once, those included that Wagtail would only leave out in silence."""
    if action.model is not Page or action_type not in {"delete", "move"}:
        return None
    _allowed, left_out = action.get_actionable_objects()
    target = action.cleaned_form.cleaned_data.get("chooser")
    for page in (*objects, *left_out["items_with_no_access"]):
        if action_type == "delete":
            reason = refusal_to_delete(page)
        else:
            reason = refusal_to_move(page.specific, new_parent=target)
        if reason is not None:
            return _refused(request, page, reason)
    return None


@hooks.register("before_edit_page", order=-1)
def refuse_half_translated_page(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The translation tool would publish what is not translated in the words of the source."""
    if isinstance(page, COURSE_PAGES) and _publishes_incomplete(request, page):
        messages.error(request, reason_text(StructureRefusal.NOT_COMPLETE))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def _publishes_incomplete(request: HttpRequest, page: Page) -> bool:
    if request.method != "POST" or request.POST.get("action") != "publish":
        return False
    in_tool = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    return in_tool.exists() and not is_complete(page)


def _refused(request: HttpRequest, page: Any, reason: StructureRefusal | None) -> HttpResponse | None:
    if reason is None:
        return None
    specific = page.specific
    offers = []
    if reason == StructureRefusal.HAS_RECORDS and isinstance(specific, COURSE_PAGES) and request.user.has_perm(AUTHOR):
        course = course_page_above(specific)
        offers.append(
            messages.button(reverse("course_archive", args=[course.translation_key]), _("Archive the course"))
        )
        if not isinstance(specific, CoursePage) and specific.live:
            offers.append(messages.button(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), _("Unpublish")))
    messages.error(request, reason_text(reason), buttons=offers)
    below = isinstance(specific, CoursePage) or page.get_parent() is None
    return redirect("wagtailadmin_explore", page.pk if below else page.get_parent().pk)
