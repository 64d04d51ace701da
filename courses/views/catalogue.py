"""The catalogue: every course, filtered by a plain form; and a course as a card wherever else it is shown."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from courses.domain.facets import Facet, address_query, chips
from courses.forms.catalogue import CatalogueChoice
from courses.models import CatalogueIndexPage, EnrolmentMode, EnrolmentState, Level
from courses.queries.catalogue import CourseFacts, courses_in, find_courses, way_to_courses
from courses.queries.dashboard import LearnerCourse, learner_courses
from courses.templatetags.course_tags import hours, own_name

from .visitor import learner_of

ON_HOME_PAGE = 3


def catalogue_page_context(request: HttpRequest, page: CatalogueIndexPage) -> dict[str, Any]:
    """Context of `courses/catalogue.html`. For a visitor nothing of the session is touched."""
    language = page.locale.language_code
    choice = CatalogueChoice.from_address(request.GET, language=language)
    found = find_courses(language, query=choice.query, chosen=choice.chosen)
    learner = learner_of(request)
    mine = {entry.course.key: entry for entry in learner_courses(learner.pk)} if learner else {}
    nearest = None if found.rows else nearest_filter(language, choice, found.facets)
    return {
        "crumbs": [*way_to_courses(language)[:-1], (page.title, "")],
        "facets": found.facets,
        "query": choice.query,
        "chips": chips(found.facets, query=choice.query),
        "cards": [card_of(course, language=language, entry=mine.get(course.key)) for course in found.rows],
        "nearest": nearest,
        "all_count": len(courses_in(language)),
    }


def nearest_filter(language: str, choice: CatalogueChoice, facets: Iterable[Facet]) -> tuple[Any, str, int] | None:
    """Of all that was chosen, what to remove to see the most courses: (words, address without it, how many)."""
    facets = list(facets)
    options: list[tuple[int, Any, str]] = []
    if choice.query:
        count = len(find_courses(language, chosen=choice.chosen).rows)
        rest = address_query(facets, query=choice.query, without=("q", ""))
        options.append((count, choice.query, rest))
    for facet in facets:
        for option in facet.chosen:
            chosen = {**choice.chosen, facet.key: [key for key in choice.chosen[facet.key] if key != option.key]}
            count = len(find_courses(language, query=choice.query, chosen=chosen).rows)
            rest = address_query(facets, query=choice.query, without=(facet.key, option.key))
            options.append((count, option.label, rest))
    best = max(options, key=lambda found: found[0], default=None)
    return (best[1], f"?{best[2]}", best[0]) if best and best[0] else None


def card_of(course: CourseFacts, *, language: str, entry: LearnerCourse | None = None) -> dict[str, Any]:
    """A course for `components/course_card.html` and `components/course_row.html`."""
    words = course.words_for(language)
    shown = course.language_for(language)
    foreign = shown if shown and shown != language else ""
    state, label = _status_of(entry)
    by_request = course.enrolment_mode == EnrolmentMode.APPROVAL
    length = hours(course.hours) if course.hours else ""
    return {
        "url": words.path,
        "title": words.title,
        "summary": words.summary,
        "language": foreign,
        "language_name": own_name(foreign) if foreign else "",
        "weave_url": reverse("weave_belt", args=[course.key]),
        "dye": course.dye,
        "units": max(course.leaves, 1),
        "meta": [length, str(Level(course.level).label)],
        "facts": [
            (_("Length"), length or "–"),
            (_("Level"), str(Level(course.level).label)),
            (_("Languages"), ", ".join(code.upper() for code in course.languages)),
            (_("Enrolment"), _("By request") if by_request else _("Open")),
        ],
        "status_state": state,
        "status_label": label,
    }


def _status_of(entry: LearnerCourse | None) -> tuple[str, str]:
    """A learner's own state in icon and words."""
    if entry is None or entry.state in {EnrolmentState.LEFT, EnrolmentState.REFUSED}:
        return "", ""
    if entry.state == EnrolmentState.REQUESTED:
        return "wait", _("Waiting for approval")
    total = entry.total
    if entry.state == EnrolmentState.COMPLETED:
        return "done", ngettext("Finished, %(total)s part", "Finished, all %(total)s parts", total) % {"total": total}
    if not entry.done_count:
        return "now", _("Enrolled, not started yet")
    words = ngettext("Started: %(done)s of %(total)s part", "Started: %(done)s of %(total)s parts", total)
    return "now", words % {"done": entry.done_count, "total": total}


def home_section(*, page: Page, **_unused: Any) -> dict[str, Any] | None:
    """Courses with their belts for the home page; nothing while there is none."""
    language = page.locale.language_code
    courses = courses_in(language)
    way = way_to_courses(language)
    if not courses:
        return None
    return {
        "cards": [card_of(course, language=language) for course in courses[:ON_HOME_PAGE]],
        "count": len(courses),
        "catalogue_url": way[-1][1] if way else "",
    }
