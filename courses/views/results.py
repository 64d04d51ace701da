"""The result of an attempt: the score in words, the next step, and every question exactly as it was seen."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.domain.attempts import attempts_left
from courses.domain.grading import MarkTotal, total
from courses.domain.outline import UnitKind
from courses.domain.questions import Marking
from courses.forms.reviews import AnswerReview
from courses.queries.attempt_facts import GivenMark, attempts_of, given_marks
from courses.queries.attempts import Sheet, SheetItem
from courses.queries.outline import CourseOutline, UnitWords, learner_marks
from courses.services.submitting import standing_outcome
from courses.templatetags.quiz_tags import of_points, percent, points

from .quiz_access import attempt_url, crumbs_of, language_of_request, learner_id, learners_only, own_sheet, quiz_words
from .quiz_parts import ReviewView, verdict_of


@dataclass(frozen=True)
class Step:
    """The one next action, and a sentence about it. `start` is posted, `url` is a link."""

    label: str
    note: str = ""
    url: str = ""
    start: bool = False


@require_safe
@learners_only
def attempt_review(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """The result and the review of a handed-in attempt."""
    sheet = own_sheet(request, attempt)
    head = sheet.head
    if head.is_open:
        return redirect(attempt_url(attempt))
    outline, words = quiz_words(head.course, head.unit)
    marks = total((standing_outcome(item), item.question.max_mark) for item in sheet.items)
    left = _attempts_left(sheet)
    context = {
        "head": head,
        "title": words.title if words else _("Quiz"),
        "crumbs": crumbs_of(outline, words, _("Result")),
        "marks": marks,
        "headline": _headline(sheet, marks),
        "sentences": _sentences(sheet, marks),
        "step": _next_step(request, sheet, outline, words, left),
        "again": bool(left is None or left) and bool(head.passed) and not _is_unmarked(marks),
        "left_text": "" if left is None else attempts_left_text(left),
        "lessons": _lessons_to_read_again(outline, words) if not _is_full(marks) else [],
        "reviews": _reviews(sheet),
        "user_key": str(getattr(request.user, "key", request.user.pk)),
    }
    return render(request, "courses/quiz/result.html", context)


def _headline(sheet: Sheet, marks: MarkTotal) -> str:
    if marks.awaiting_review and sheet.head.passed is None:
        return _("Waiting for a reviewer")
    if not sheet.head.passed:
        return _("Not passed yet")
    if not sheet.head.rules.pass_mark or _is_unmarked(marks):
        return _("Quiz finished")
    return _("Quiz passed")


def _sentences(sheet: Sheet, marks: MarkTotal) -> list[str]:
    """The result in words and numbers. What waits for a person is said to wait, never counted as nothing."""
    needed = sheet.head.rules.pass_mark
    if _is_unmarked(marks):
        return [_("These questions are not marked. Thank you for your thoughts.")]
    score = {"score": of_points(marks.earned, marks.possible), "percent": percent(marks.lowest_percent)}
    if marks.awaiting_review:
        waiting = ngettext(
            "%(count)s answer waits for a reviewer.", "%(count)s answers wait for a reviewer.", marks.awaiting_review
        ) % {"count": marks.awaiting_review}
        after = (
            _("You will find the result here and in the course.")
            if sheet.head.passed is None
            else _("The pass mark is reached already.")
            if sheet.head.passed
            else _("The pass mark cannot be reached any more in this attempt.")
        )
        return [waiting, _("So far you have %(score)s.") % score, after]
    sentences = [_("You have %(score)s, that is %(percent)s.") % score]
    if needed:
        sentences.append(_("The pass mark is %(percent)s.") % {"percent": percent(needed)})
    if not sheet.head.passed:
        missing = marks.possible * needed / 100 - marks.earned
        sentences.append(_("Still missing: %(points)s.") % {"points": points(max(missing, Decimal(0)))})
    return sentences


def _is_unmarked(marks: MarkTotal) -> bool:
    return not marks.possible


def _is_full(marks: MarkTotal) -> bool:
    return marks.earned == marks.possible


def _lessons_to_read_again(outline: CourseOutline | None, quiz: UnitWords | None) -> list[UnitWords]:
    """The lessons of the quiz's own module."""
    if outline is None or quiz is None or quiz.parent is None:
        return []
    return [leaf for leaf in outline.leaves() if leaf.parent == quiz.parent and leaf.kind == UnitKind.LESSON]


def _attempts_left(sheet: Sheet) -> int | None:
    """How many attempts remain; None is without limit."""
    rules = sheet.head.rules
    if rules.max_attempts is None:
        return None
    return attempts_left(rules, used=len(attempts_of(sheet.head.learner_id, sheet.head.unit)))


def _next_step(
    request: HttpRequest, sheet: Sheet, outline: CourseOutline | None, quiz: UnitWords | None, left: int | None
) -> Step | None:
    if outline is None:
        return None
    failed = sheet.head.passed is False
    if failed and quiz is not None and left != 0:
        note = _("As often as you like.") if left is None else attempts_left_text(left)
        return Step(_("Try again"), note=note, start=True)
    if failed:
        return Step(_("Back to the course"), note=_("You have used all your attempts."), url=outline.path)
    following = _unit_after(outline, sheet.head.unit)
    if following is not None:
        minutes = ngettext("%(count)s minute", "%(count)s minutes", following.minutes) % {"count": following.minutes}
        return Step(_("Continue: %(title)s") % {"title": following.title}, note=minutes, url=following.path)
    if learner_marks(learner_id(request), sheet.head.course).completed_at is not None:
        return Step(_("You finished the course"), url=reverse("course_finished", kwargs={"course": outline.key}))
    return Step(_("Back to the course"), url=outline.path)


def attempts_left_text(left: int) -> str:
    """ "2 attempts left"; the best result counts."""
    count = ngettext("%(count)s attempt left.", "%(count)s attempts left.", left) % {"count": left}
    best = _("The best result counts.")
    return f"{count} {best}"


def _unit_after(outline: CourseOutline, unit: UUID) -> UnitWords | None:
    leaves = outline.leaves()
    at = next((number for number, leaf in enumerate(leaves) if leaf.key == unit), None)
    return leaves[at + 1] if at is not None and at + 1 < len(leaves) else None


def _reviews(sheet: Sheet) -> list[ReviewView]:
    by_person = any(item.question.spec.marking is Marking.BY_PERSON for item in sheet.items)
    given = given_marks(sheet.head.key) if by_person else {}
    return [review_view(item, given.get(item.id)) for item in sheet.items]


def review_view(item: SheetItem, given: GivenMark | None) -> ReviewView:
    """One question of a review, with what a reviewer said of it."""
    language = item.question.language
    return ReviewView(
        item=item,
        review=AnswerReview(item, rubric=given.rubric if given else None),
        verdict=verdict_of(item),
        comment=given.comment if given else "",
        other_language="" if language == language_of_request() else get_language_info(language)["name_local"],
    )
