"""Marking by hand, in the admin: a queue without names, the oldest first, and one attempt with what waits in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courses.domain.questions import Marking
from courses.forms.marking import MarkForm
from courses.forms.reviews import AnswerReview
from courses.queries.attempt_facts import given_marks
from courses.queries.attempts import Sheet, SheetItem, read_sheet
from courses.queries.marking import MarkLine, Waiting, late_answers, mark_history, next_waiting, waiting_attempts
from courses.services.marking import MarkingRefused, mark_item, undo_mark

from .quiz_access import language_of_request, learner_id, quiz_words
from .quiz_parts import Status, answer_in_words, verdict_of

MAY_MARK = "courses.mark_attempt"


@dataclass(frozen=True)
class QueueRow:
    """One waiting attempt as the queue shows it."""

    waiting: Waiting
    course: str
    quiz: str


@dataclass(frozen=True)
class MarkingView:
    """One answer with what a reviewer needs to judge it."""

    item: SheetItem
    review: AnswerReview
    verdict: Status
    form: MarkForm
    history: list[MarkLine]
    late: tuple[datetime, str] | None
    can_undo: bool

    @property
    def sample(self) -> str:
        """The author's sample answer; learners never see it."""
        return str(self.item.question.words.get("sample_answer", ""))


@require_safe
@permission_required(MAY_MARK, raise_exception=True)
def marking_queue(request: HttpRequest) -> HttpResponse:
    """What waits for a reviewer, of one course or of all."""
    everything = waiting_attempts(reviewer_id=learner_id(request))
    rows = [_row(waiting) for waiting in everything]
    courses = sorted({(row.course, str(row.waiting.course)) for row in rows})
    chosen = request.GET.get("course", "")
    context = {
        "page_title": _("Marking"),
        "rows": [row for row in rows if chosen in ("", str(row.waiting.course))],
        "courses": courses,
        "chosen": chosen,
    }
    return render(request, "courses/marking/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_MARK, raise_exception=True)
def marking_attempt(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """The answers of one attempt that a person marks. POST marks one, or takes its last mark back."""
    sheet = read_sheet(attempt, language=language_of_request())
    if sheet is None or sheet.head.is_open or sheet.head.learner_id == learner_id(request):
        raise Http404("nothing to mark")
    items = [item for item in sheet.items if item.question.spec.marking is Marking.BY_PERSON]
    bound: MarkForm | None = None
    if request.method == "POST":
        item = next((item for item in items if str(item.id) == request.POST.get("item")), None)
        if item is None:
            raise Http404("no such answer")
        bound = MarkForm(item, request.POST)
        if _act(request, bound):
            return _onwards(request, sheet, item)
    context = _context(sheet, items, bound)
    return render(request, "courses/marking/attempt.html", context, status=422 if bound else 200)


def _act(request: HttpRequest, form: MarkForm) -> bool:
    """Mark or undo; False when the form has to be mended."""
    actor, at = learner_id(request), timezone.now()
    try:
        if "undo" in request.POST:
            undo_mark(form.item.id, actor_id=actor, at=at)
            messages.success(request, _("The mark is taken back; the answer has the mark it had before."))
            return True
        if not form.is_valid():
            return False
        rubric = form.cleaned_data.get("rubric")
        mark_item(
            form.item.id,
            actor_id=actor,
            at=at,
            points=form.cleaned_data.get("points"),
            rubric=None if rubric is None else frozenset(rubric),
            comment=form.cleaned_data["comment"],
        )
    except MarkingRefused:
        messages.error(request, _("This answer cannot be marked now. Reload the page to see how it stands."))
        return True
    messages.success(request, _("The mark is saved."))
    return True


def _onwards(request: HttpRequest, sheet: Sheet, item: SheetItem) -> HttpResponse:
    """To what else waits in this attempt, then to the next one of the course, then to the queue."""
    still = any(other.awaits_review and other.id != item.id for other in sheet.items)
    if still or "undo" in request.POST:
        return redirect("marking_attempt", attempt=sheet.head.key)
    following = next_waiting(sheet.head.course, reviewer_id=learner_id(request))
    return redirect("marking_attempt", attempt=following) if following else redirect("marking_queue")


def _row(waiting: Waiting) -> QueueRow:
    outline, quiz = quiz_words(waiting.course, waiting.unit)
    return QueueRow(
        waiting=waiting,
        course=outline.title if outline else str(waiting.course),
        quiz=quiz.title if quiz else _("Quiz"),
    )


def _context(sheet: Sheet, items: list[SheetItem], bound: MarkForm | None) -> dict[str, Any]:
    key = sheet.head.key
    outline, quiz = quiz_words(sheet.head.course, sheet.head.unit)
    history, late, given = mark_history(key), late_answers(key), given_marks(key)
    views = []
    for item in items:
        standing = given.get(item.id)
        initial: dict[str, Any] = {"comment": standing.comment, "rubric": list(standing.rubric)} if standing else {}
        if item.mark is not None:
            initial["points"] = item.mark
        came_late = late.get(item.id)
        views.append(
            MarkingView(
                item=item,
                review=AnswerReview(item, rubric=standing.rubric if standing else None),
                verdict=verdict_of(item),
                form=bound if bound and bound.item.id == item.id else MarkForm(item, initial=initial),
                history=history.get(item.id, []),
                late=(came_late[0], answer_in_words(item, came_late[1])) if came_late else None,
                can_undo=standing is not None,
            )
        )
    return {
        "head": sheet.head,
        "page_title": quiz.title if quiz else _("Quiz"),
        "page_subtitle": outline.title if outline else "",
        "answers": views,
    }
