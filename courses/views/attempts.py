"""Taking a quiz: start, questions, check, hand in. Nothing here changes anything on a GET."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from courses.domain.attempts import Refusal
from courses.queries.attempt_facts import contested_answers, enrolment_for, stored_file
from courses.queries.attempts import Sheet, SheetItem
from courses.queries.quizzes import quiz_of
from courses.services.answers import AttemptClosed
from courses.services.attempts import Refused, UnknownAttempt, start_attempt
from courses.services.submitting import submit_attempt
from courses.services.uploads import path_of, private_storage
from courses.templatetags.quiz_tags import clock

from .quiz_access import (
    attempt_url,
    crumbs_of,
    language_of_request,
    learner_id,
    learners_only,
    own_sheet,
    quiz_words,
    refusal_text,
)
from .quiz_parts import QuestionView, question_view, status_of
from .saving import PageSave, save_page

ON_ONE_PAGE = 5
"""Up to so many questions stand on one page, more stand on a page each."""

MAY_MARK = "courses.mark_attempt"


@require_http_methods(["GET", "HEAD", "POST"])
@learners_only
def quiz_start(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Start, or go on with the attempt that is open. A GET (the way back from signing in) leads to the quiz's page."""
    quiz = quiz_of(unit)
    if quiz is None:
        raise Http404("no such quiz")
    outline, words = quiz_words(quiz.course, unit)
    page = words.path if words else outline.path if outline else f"/{language_of_request()}/"
    if request.method != "POST":
        return redirect(page)
    enrolment = enrolment_for(learner_id(request), unit)
    try:
        if enrolment is None:
            raise Refused(Refusal.NOT_ENROLLED)
        attempt = start_attempt(enrolment, unit, language=language_of_request(), at=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused.reason))
        return redirect(page)
    return redirect(attempt_url(attempt.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@learners_only
def attempt_page(request: HttpRequest, attempt: UUID, position: int | None = None) -> HttpResponse:
    """The questions. POST saves everything on the page, whatever button was pressed, and then goes where it says."""
    result = PageSave()
    if request.method == "POST":
        try:
            result = save_page(request, attempt)
        except AttemptClosed:
            messages.error(request, _("This attempt has been handed in, so the last changes were not saved."))
            return redirect("attempt_review", attempt=attempt)
        if not result.errors:
            return HttpResponseRedirect(_where_to(request, attempt, position))
    sheet = own_sheet(request, attempt)
    if not sheet.head.is_open:
        return redirect("attempt_review", attempt=attempt)
    if sheet.head.is_overdue(at=timezone.now()):
        return _time_over(request, sheet)
    if position is not None and sheet.item(position) is None:
        raise Http404("no such question")
    context = _page_context(request, sheet, position, result)
    return render(request, "courses/quiz/attempt.html", context, status=422 if result.errors else 200)


@require_safe
@learners_only
def attempt_check(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """What is answered and what is not; the only place with the button that hands in."""
    sheet = own_sheet(request, attempt)
    if not sheet.head.is_open:
        return redirect("attempt_review", attempt=attempt)
    if sheet.head.is_overdue(at=timezone.now()):
        return _time_over(request, sheet)
    states = [item.state for item in sheet.items]
    saved = [item.saved_at for item in sheet.items if item.saved_at]
    waiting = sum(not state.is_answered for state in states)
    flagged = sum(item.flagged for item in sheet.items)
    answered = _("%(done)s of %(all)s") % {"done": len(states) - waiting, "all": len(states)}
    context = _frame(request, sheet, _("Check")) | {
        "rows": [(item, _status(item), _question_url(sheet, item.position)) for item in sheet.items],
        "waiting": waiting,
        "facts": [
            (_("Answered"), answered),
            (_("Partly or not answered"), str(waiting)),
            (_("Flagged"), str(flagged)),
            (_("Last saved"), clock(max(saved)) if saved else ""),
        ],
    }
    return render(request, "courses/quiz/check.html", context)


@require_POST
@learners_only
def attempt_submit(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Hand in. Twenty presses grade once and all lead to the same result."""
    try:
        submit_attempt(attempt, learner_id=learner_id(request), at=timezone.now())
    except UnknownAttempt as error:
        raise Http404("no such attempt of this learner") from error
    return redirect("attempt_review", attempt=attempt)


@require_safe
@learners_only
def attempt_file(request: HttpRequest, attempt: UUID, file: UUID) -> HttpResponseBase:
    """A handed-in file, for its learner and for reviewers; always a download, never something a browser opens."""
    stored = stored_file(attempt, file)
    if stored is None or not (stored.learner_id == learner_id(request) or request.user.has_perm(MAY_MARK)):
        raise Http404("no such file")
    response = FileResponse(
        private_storage().open(path_of(stored.key)),
        as_attachment=True,
        filename=stored.name,
        content_type="application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _where_to(request: HttpRequest, attempt: UUID, position: int | None) -> str:
    go = request.POST.get("go", "")
    if go == "check":
        return reverse("attempt_check", kwargs={"attempt": attempt})
    if go.isdecimal() and len(go) < 5:
        return attempt_url(attempt, int(go))
    for button in ("move", "flag", "remove"):
        at = request.POST.get(button, "").split(":")[0]
        if at.isdecimal():
            return f"{attempt_url(attempt, position)}#q-{at}"
    return attempt_url(attempt, position)


def _page_context(request: HttpRequest, sheet: Sheet, position: int | None, result: PageSave) -> dict[str, Any]:
    one_page = len(sheet.items) <= ON_ONE_PAGE
    here = position or next((item.position for item in sheet.items if not item.state.is_answered), 1)
    shown = sheet.items if one_page else (sheet.items[here - 1],)
    contested = contested_answers(sheet.head.key)
    questions = [
        question_view(
            item,
            language=language_of_request(),
            error=result.errors.get(item.position, ""),
            typed=result.typed.get(item.position),
            contested=contested.get(item.id, ()),
        )
        for item in shown
    ]
    return _frame(request, sheet, _("Questions")) | {
        "questions": questions,
        "errors": [(f"#{question.form.id}", question.error) for question in questions if question.error],
        "navigation": [_link(sheet, item, here=None if one_page else here) for item in sheet.items],
        "answered": sum(item.state.is_answered for item in sheet.items),
        "one_page": one_page,
        "has_files": _has_files(questions),
        "action": attempt_url(sheet.head.key, None if one_page else here),
        "previous": None if one_page or here == 1 else here - 1,
        "next": None if one_page or here == len(sheet.items) else here + 1,
    }


def _frame(request: HttpRequest, sheet: Sheet, here: str) -> dict[str, Any]:
    """What every page of an attempt shows around its own part."""
    outline, words = quiz_words(sheet.head.course, sheet.head.unit)
    return {
        "head": sheet.head,
        "title": words.title if words else _("Quiz"),
        "title_language": words.language if words else "",
        "crumbs": crumbs_of(outline, words, here),
        "total": len(sheet.items),
        # The script's queue is kept under the learner, so that the next one at this computer never sees it.
        "user_key": str(getattr(request.user, "key", request.user.pk)),
    }


def _link(sheet: Sheet, item: SheetItem, *, here: int | None) -> dict[str, Any]:
    return {
        "position": item.position,
        "url": f"#q-{item.position}" if here is None else _question_url(sheet, item.position),
        "status": _status(item),
        "current": item.position == here,
    }


def _question_url(sheet: Sheet, position: int) -> str:
    if len(sheet.items) <= ON_ONE_PAGE:
        return f"{attempt_url(sheet.head.key)}#q-{position}"
    return attempt_url(sheet.head.key, position)


def _status(item: SheetItem) -> Any:
    return status_of(item.question.spec, item.state, flagged=item.flagged)


def _has_files(questions: list[QuestionView]) -> bool:
    return any(question.item.question.spec.kind == "file_upload" for question in questions)


def _time_over(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The time is over, nothing more can be answered: one button leads to the result."""
    return render(request, "courses/quiz/time_over.html", _frame(request, sheet, _("The time is over")))
