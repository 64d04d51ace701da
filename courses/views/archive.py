"""Archiving a course or a question, and bringing it back: asked first, done by POST."""

from uuid import UUID

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log

from courses.models import AUTHOR, Course, CoursePage, Question, QuestionEntry
from courses.services.archiving import archive_course, archive_question, bring_back_course, bring_back_question

MAY_WRITE_QUESTIONS = "courses.change_questionentry"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(AUTHOR, raise_exception=True)
def course_archive(request: HttpRequest, course: UUID) -> HttpResponse:
    """Out of the catalogue and closed to new learners, or back again. A second click changes nothing."""
    found = get_object_or_404(Course, pk=course)
    page = get_object_or_404(CoursePage, translation_key=course, locale_id=found.source_locale_id)
    if request.method != "POST":
        context = {"page_title": page.title, "archived": found.archived_at, "back": _course_url(page)}
        return render(request, "courses/admin/archive_course.html", context)
    if request.POST.get("act") == "archive":
        changed, action = archive_course(course, at=timezone.now()), "courses.archive"
        messages.success(request, _("The course is archived. Learners who study it keep their access."))
    else:
        changed, action = bring_back_course(course), "courses.bring_back"
        messages.success(request, _("The course is open again."))
    if changed:
        log(instance=page, action=action, user=request.user)
    return redirect(_course_url(page))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_WRITE_QUESTIONS, raise_exception=True)
def question_archive(request: HttpRequest, entry: UUID) -> HttpResponse:
    """No longer offered for quizzes, or offered again. A second click changes nothing."""
    found = get_object_or_404(QuestionEntry, pk=entry)
    question = Question.objects.filter(translation_key=entry, locale_id=found.source_locale_id).first()
    back = AdminURLFinder(request.user).get_edit_url(question) if question else None
    back = back or reverse(Question.snippet_viewset.get_url_name("list"))
    if request.method != "POST":
        context = {"page_title": found.title, "archived": found.archived_at, "back": back}
        return render(request, "courses/admin/archive_question.html", context)
    if request.POST.get("act") == "archive":
        changed, action = archive_question(entry, at=timezone.now()), "courses.archive"
        messages.success(request, _("The question is archived. Quizzes that ask it go on asking it."))
    else:
        changed, action = bring_back_question(entry), "courses.bring_back"
        messages.success(request, _("The question is offered again."))
    if changed and question:
        log(instance=question, action=action, user=request.user)
    return redirect(back)


def _course_url(page: CoursePage) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk])
