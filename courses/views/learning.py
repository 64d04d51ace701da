"""What a learner does in a course outside of quizzes: enrol, leave, go on, mark a lesson as done, finish."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.domain.completion import progress
from courses.models import Course, EnrolmentMode, EnrolmentState, UnitKind
from courses.queries.catalogue import CourseFacts, all_courses, courses_in, way_to_courses
from courses.queries.dashboard import best_results
from courses.queries.outline import CourseOutline, LearnerMarks, learner_marks, outline_of
from courses.queries.units import unit_place
from courses.services.enrolling import CourseClosed, enrol, leave
from courses.services.progress import STUDYING, complete_unit

from .catalogue import card_of
from .course import next_unit
from .visitor import learner_of, sign_in_first

Params = ParamSpec("Params")
LearnerView = Callable[Concatenate[HttpRequest, Any, Params], HttpResponse]
SUGGESTED = 3


def for_learners(view: LearnerView[Params]) -> Callable[Concatenate[HttpRequest, Params], HttpResponse]:
    """The view gets the signed-in learner; visitors sign in and come back. Nothing of it is kept in any cache."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponse:
        learner = learner_of(request)
        if learner is None:
            response = sign_in_first(then=_after_signing_in(request, dict(kwargs)))
        else:
            response = view(request, learner, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return wrapper


def _after_signing_in(request: HttpRequest, keys: dict[str, Any]) -> str:
    """Back to this address; an act that only takes a POST leads to the page it stands on."""
    if request.method in {"GET", "HEAD"} or request.resolver_match is None:
        return request.path_info
    if request.resolver_match.url_name == "course_enrol":
        return request.path_info
    if "unit" in keys:
        return reverse("unit_fallback", args=[keys["unit"]])
    return reverse("course_continue", args=[keys["course"]])


@require_http_methods(["GET", "HEAD", "POST"])
@for_learners
def course_enrol(request: HttpRequest, learner: Any, course: UUID) -> HttpResponse:
    """One page that says what enrolling means, and one button. Doing it twice changes nothing."""
    facts = _course_or_404(course)
    outline = outline_of(course, _language())
    marks = learner_marks(learner.pk, course)
    if marks.state in {*STUDYING, EnrolmentState.REQUESTED} and outline is not None:
        return redirect(outline.path)
    if outline is None or not facts.open:
        return _closed(request, facts)
    if request.method == "POST":
        return _enrol(request, learner.pk, outline, facts)
    context = {
        "course": outline,
        "dye": facts.dye,
        "weave_url": reverse("weave_belt", args=[course]),
        "approval": outline.rules.enrolment_mode == EnrolmentMode.APPROVAL,
        "refused_because": _reason_of_refusal(learner.pk, course, marks),
        "crumbs": [*way_to_courses(_language()), (outline.title, outline.path), (_("Enrol"), "")],
    }
    return render(request, "courses/enrol.html", context)


def _enrol(request: HttpRequest, learner_id: int, outline: CourseOutline, facts: CourseFacts) -> HttpResponse:
    try:
        enrolment = enrol(learner_id, outline.key, at=timezone.now())
    except (CourseClosed, Course.DoesNotExist):
        return _closed(request, facts)
    if enrolment.state == EnrolmentState.REQUESTED:
        messages.success(request, _("Your request was sent. The answer comes by e-mail; you can read the course now."))
    else:
        messages.success(request, _("You are enrolled. Each part you finish weaves one sign."))
    return redirect(outline.path)


def _reason_of_refusal(learner_id: int, course: UUID, marks: LearnerMarks) -> str:
    if marks.state != EnrolmentState.REFUSED:
        return ""
    rows = Course.objects.filter(pk=course, enrolments__learner_id=learner_id)
    return rows.values_list("enrolments__decision_reason", flat=True).first() or ""


def _closed(request: HttpRequest, facts: CourseFacts) -> HttpResponse:
    """The course exists and takes nobody: said plainly, with a way on."""
    way = way_to_courses(_language())
    context = {
        "title": facts.words_for(_language()).title,
        "catalogue_url": way[-1][1] if way else f"/{_language()}/",
        "crumbs": [*way, (_("Closed course"), "")],
    }
    return render(request, "courses/closed.html", context, status=403)


@require_POST
@for_learners
def course_leave(request: HttpRequest, learner: Any, course: UUID) -> HttpResponse:
    """Leave a course; what was done stays recorded."""
    _course_or_404(course)
    marks = learner_marks(learner.pk, course)
    if marks.enrolment_id is None:
        raise Http404
    if marks.state in {EnrolmentState.ACTIVE, EnrolmentState.REQUESTED}:
        leave(marks.enrolment_id, at=timezone.now())
        messages.success(request, _("You left the course. What you have done is kept if you come back."))
    return redirect("dashboard")


@require_safe
@for_learners
def course_continue(request: HttpRequest, learner: Any, course: UUID) -> HttpResponse:
    """To the unit where the learner left off; to the course page for those who do not study it, or finished."""
    _course_or_404(course)
    outline = outline_of(course, _language())
    if outline is None:
        return redirect("dashboard")
    marks = learner_marks(learner.pk, course)
    unit = next_unit(outline, marks)
    if marks.state != EnrolmentState.ACTIVE or unit is None:
        return redirect(outline.path)
    return redirect(unit.path)


@require_POST
@for_learners
def unit_done(request: HttpRequest, learner: Any, unit: UUID) -> HttpResponse:
    """Record that a lesson is done and go on. A second click goes on as well."""
    place = unit_place(unit)
    outline = outline_of(place.course, _language()) if place and place.live else None
    words = outline.unit(unit) if outline else None
    if outline is None or words is None or words.kind != UnitKind.LESSON:
        raise Http404
    marks = learner_marks(learner.pk, outline.key)
    if marks.state not in STUDYING or marks.enrolment_id is None:
        messages.info(request, _("Enrol first: then what you finish is recorded."))
        return redirect("course_enrol", course=outline.key)
    complete_unit(marks.enrolment_id, unit, at=timezone.now())
    return _go_on(request, outline, unit, done=marks.done | {str(unit)})


def _go_on(request: HttpRequest, outline: CourseOutline, unit: UUID, *, done: frozenset[str]) -> HttpResponse:
    """To the next unit by order; after the last to “You finished”, or to the course with what is left."""
    following = outline.structure.neighbours(str(unit)).following
    words = outline.unit(UUID(following.key)) if following else None
    if words is not None:
        return redirect(words.path)
    counted = progress(outline.structure, done=done)
    if counted.done == counted.total:
        return redirect("course_finished", course=outline.key)
    messages.info(request, _("That was the last part. Some parts before it are not done yet."))
    return redirect(outline.path)


@require_safe
@for_learners
def course_finished(request: HttpRequest, learner: Any, course: UUID) -> HttpResponse:
    """“You finished”: the result, the hours, the certificate, what next."""
    facts = _course_or_404(course)
    outline = outline_of(course, _language())
    marks = learner_marks(learner.pk, course)
    if marks.completed_at is None or marks.enrolment_id is None:
        return redirect(outline.path if outline else "dashboard")
    results = best_results(marks.enrolment_id)
    quizzes = [unit for unit in outline.leaves() if unit.graded and unit.key in results] if outline else []
    others = [other for other in courses_in(_language()) if other.key != course][:SUGGESTED]
    words = facts.words_for(_language())
    context = {
        "course": outline,
        "title": words.title,
        "course_url": words.path,
        "hours": facts.hours,
        "marks": marks,
        "results": [(unit, results[unit.key]) for unit in quizzes],
        "dye": facts.dye,
        "weave_url": reverse("weave_belt", args=[course]),
        "leaves": facts.leaves,
        "others": [card_of(other, language=_language()) for other in others],
        "crumbs": [*way_to_courses(_language()), (words.title, words.path), (_("You finished"), "")],
    }
    return render(request, "courses/finished.html", context)


def _course_or_404(key: UUID) -> CourseFacts:
    facts = all_courses().get(key)
    if facts is None:
        raise Http404
    return facts


def _language() -> str:
    return get_language() or ""
