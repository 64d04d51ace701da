"""My learning: first the place where one left off, then the courses, then what plugins add."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.domain.completion import minutes_left
from courses.models import EnrolmentState
from courses.queries.catalogue import courses_in, way_to_courses
from courses.queries.dashboard import LearnerCourse, learner_courses
from courses.queries.outline import LearnerMarks, outline_of

from .catalogue import card_of
from .course import next_unit
from .learning import SUGGESTED, for_learners


@require_safe
@for_learners
def dashboard(request: HttpRequest, learner: Any) -> HttpResponse:
    """The learner's own page; it lives in no cache."""
    language = get_language() or ""
    entries = learner_courses(learner.pk)
    in_progress = _in_state(entries, EnrolmentState.ACTIVE)
    known = {entry.course.key for entry in entries if entry.state != EnrolmentState.LEFT}
    context = {
        "here": _where_to_continue(in_progress, language),
        "in_progress": [_row(entry, language) for entry in in_progress],
        "waiting": [_row(entry, language) for entry in _in_state(entries, EnrolmentState.REQUESTED)],
        "refused": [_row(entry, language) for entry in _in_state(entries, EnrolmentState.REFUSED)],
        "finished": [_row(entry, language) for entry in _in_state(entries, EnrolmentState.COMPLETED)],
        "suggested": [card_of(course, language=language) for course in courses_in(language) if course.key not in known][
            :SUGGESTED
        ],
        "catalogue_url": _catalogue_url(language),
        "learner": learner,
        "crumbs": [*way_to_courses(language)[:1], (_("My learning"), "")],
    }
    return render(request, "courses/dashboard.html", context)


def _in_state(entries: list[LearnerCourse], state: EnrolmentState) -> list[LearnerCourse]:
    return [entry for entry in entries if entry.state == state]


def _catalogue_url(language: str) -> str:
    way = way_to_courses(language)
    return way[-1][1] if way else f"/{language}/"


def _where_to_continue(entries: list[LearnerCourse], language: str) -> dict[str, Any] | None:
    """The unit to open next in the course touched last; None when nothing is in progress."""
    for entry in entries:
        outline = outline_of(entry.course.key, language)
        if outline is None:
            continue
        unit = next_unit(outline, LearnerMarks(done=entry.done))
        if unit is not None:
            return {
                "unit": unit,
                "foreign": unit.language != language,
                "course": outline,
                "dye": entry.course.dye,
                "begun": bool(entry.done),
                "left": minutes_left(outline.structure, done=entry.done),
            }
    return None


def _row(entry: LearnerCourse, language: str) -> dict[str, Any]:
    """A course of the learner: its words, its belt, and the same fact in words."""
    course = entry.course
    card = card_of(course, language=language, entry=entry)
    total = entry.total
    words = ngettext("%(done)s of %(total)s part done", "%(done)s of %(total)s parts done", total)
    return card | {
        "key": course.key,
        "entry": entry,
        "done": entry.done_count,
        "total": total,
        "words": format_html("<strong>{}</strong>", words % {"done": entry.done_count, "total": total}),
        "finished_words": render_to_string("components/status.html", {"state": "done", "label": card["status_label"]}),
        "continue_url": reverse("course_continue", args=[course.key]) if card["url"] else "",
        "finished_url": reverse("course_finished", args=[course.key]),
    }
