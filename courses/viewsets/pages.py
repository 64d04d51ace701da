"""Moving pages of courses in the admin: what is refused is refused with its reason.

Wagtail's own views know permissions only, and a missing permission has no words of its own.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.pages.move import MoveChooseDestinationView
from wagtail.admin.views.pages.ordering import SetPagePositionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, ModulePage, QuizPage
from courses.services.mirroring import StructureRefusal, refusal_to_move
from courses.templatetags.course_tags import reason_text


def _refusal(page_id: int) -> StructureRefusal | None:
    return refusal_to_move(get_object_or_404(Page, pk=page_id).specific)


class MoveView(MoveChooseDestinationView):
    """Asked before the right to move, which nobody has on a translation."""

    reason: StructureRefusal | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.reason = _refusal(kwargs["page_to_move_id"])
        if self.reason is None:
            super().setup(request, *args, **kwargs)
        else:
            View.setup(self, request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.reason is None:
            return super().dispatch(request, *args, **kwargs)
        messages.error(request, reason_text(self.reason))
        return redirect("wagtailadmin_explore", kwargs["page_to_move_id"])


class SetPositionView(SetPagePositionView):
    """Called by the script of the listing when a row was dropped."""

    def post(self, request: HttpRequest, page_to_move_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        reason = _refusal(page_to_move_id)
        if reason is not None:
            return HttpResponseForbidden(str(reason_text(reason)), content_type="text/plain; charset=utf-8")
        return super().post(request, page_to_move_id, *args, **kwargs)


class CoursePartViewSet(PageViewSet):
    move_view_class = MoveView
    set_page_position_view_class = SetPositionView
    # The listings above stay Wagtail's.
    parent_models = ()


course_part_viewsets = [CoursePartViewSet(model=model) for model in (CoursePage, ModulePage, LessonPage, QuizPage)]
