"""The page of a course: what it is, how far one is in it, and the one next act."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.domain.completion import Progress, minutes_left, progress, where_to_continue
from courses.models import CoursePage, EnrolmentMode, EnrolmentState, Level, ModulePage, in_language
from courses.queries.catalogue import way_to_courses
from courses.queries.outline import CourseOutline, LearnerMarks, UnitWords, learner_marks, outline_of
from courses.queries.weave import dye_of
from courses.services.progress import STUDYING
from courses.services.rules import CourseRules, rules_of
from courses.templatetags.course_tags import hours, minutes

from .outline import ON_COURSE_PAGE, looks_of, outline_html
from .visitor import learner_of

NO_MARKS = LearnerMarks()


@dataclass(frozen=True)
class Action:
    """The one primary button of a course and the sentence under it. Without an address there is only the sentence."""

    label: str = ""
    url: str = ""
    sentence: str = ""
    # Waiting is a state, not a button.
    waits: bool = False


def course_page_context(request: HttpRequest, page: CoursePage) -> dict[str, Any]:
    """Context of `courses/course.html`. For a visitor nothing of the session is touched: the page stays cacheable."""
    language = page.locale.language_code
    outline = outline_of(page.translation_key, language)
    preview = getattr(request, "is_preview", False)
    rules = rules_of(page) if preview or outline is None else outline.rules
    context: dict[str, Any] = {
        "course": outline,
        "crumbs": [*way_to_courses(language), (page.title, "")],
        "dye": dye_of(page.translation_key) or "sea",
        "weave_url": reverse("weave_belt", args=[page.translation_key]),
        "structured_data": structured_course(
            page, rules, language=language, url=f"{settings.LASITAVA_BASE_URL}{request.path_info}"
        ),
    }
    learner = learner_of(request)
    marks = learner_marks(learner.pk, page.translation_key) if learner else NO_MARKS
    context |= {"marks": marks, "facts": _facts(page, rules, marks, language=language)}
    if outline is None:
        return context | {"action": Action(sentence=_("This course is not open yet."))}
    studies = marks.state in STUDYING
    looks = looks_of(outline, marks)
    return context | {
        "studies": studies,
        "modules": outline_html(outline, language=language, template=ON_COURSE_PAGE, looks=looks),
        "leaves": len(outline.leaves()),
        "action": action_of(outline, marks),
        "progress": progress_of(outline, marks) if studies else None,
        "progress_words": progress_words(outline, marks) if studies else "",
    }


def module_page_context(request: HttpRequest, page: ModulePage) -> dict[str, Any]:
    """Context of `courses/module.html`: the lessons and quizzes of one module."""
    language = page.locale.language_code
    course_page = page.get_parent()
    outline = outline_of(course_page.translation_key, language)
    learner = learner_of(request)
    marks = learner_marks(learner.pk, course_page.translation_key) if learner else NO_MARKS
    modules = []
    if outline is not None:
        looks = looks_of(outline, marks)
        modules = outline_html(outline, language=language, template=ON_COURSE_PAGE, looks=looks)
    return {
        "course": outline,
        "crumbs": [
            *way_to_courses(language),
            (course_page.title, course_page.get_url(request) or ""),
            (page.title, ""),
        ],
        "page_dye": dye_of(course_page.translation_key),
        "module": next((module for module in modules if module.key == page.translation_key), None),
    }


def progress_of(outline: CourseOutline, marks: LearnerMarks) -> Progress:
    """Parts done of parts that count; a completed course stays complete whatever is added."""
    counted = progress(outline.structure, done=marks.done)
    return Progress(done=counted.total, total=counted.total) if marks.completed_at else counted


def progress_words(outline: CourseOutline, marks: LearnerMarks) -> SafeString:
    """The same as the weaving, in words."""
    counted = progress_of(outline, marks)
    done = ngettext("%(done)s of %(total)s part done.", "%(done)s of %(total)s parts done.", counted.total)
    left = minutes_left(outline.structure, done=marks.done)
    rest = _("About %(time)s left. Each part you finish weaves one sign.") % {"time": minutes(left)}
    if marks.completed_at is not None or not left:
        rest = _("Each part wove one sign.")
    return format_html("<strong>{}</strong> {}", done % {"done": counted.done, "total": counted.total}, rest)


def next_unit(outline: CourseOutline, marks: LearnerMarks) -> UnitWords | None:
    """The unit to continue with: the first that counts and is not done, else the first of all."""
    item = where_to_continue(outline.structure, done=marks.done)
    leaves = outline.leaves()
    return next((unit for unit in leaves if item and str(unit.key) == item.key), leaves[0] if leaves else None)


def action_of(outline: CourseOutline, marks: LearnerMarks) -> Action:
    """Enrol → Waiting for approval → Start or Continue → what plugins offer to those who finished."""
    if marks.state == EnrolmentState.COMPLETED:
        return Action(_("You finished"), reverse("course_finished", args=[outline.key]))
    unit = next_unit(outline, marks)
    if marks.state == EnrolmentState.ACTIVE:
        return _go_on(unit, marks) if unit else Action(sentence=_("There is nothing to read here yet."))
    if marks.state == EnrolmentState.REQUESTED:
        return Action(
            _("Waiting for approval"),
            sentence=_("The answer comes by e-mail. You can read the course now."),
            waits=True,
        )
    if not outline.rules.live or outline.rules.archived_at:
        return Action(sentence=_("This course takes no new learners. You can still read it."))
    return Action(_("Enrol"), reverse("course_enrol", args=[outline.key]), _enrol_sentence(outline))


def _go_on(unit: UnitWords, marks: LearnerMarks) -> Action:
    words = {"title": unit.title, "minutes": minutes(unit.minutes)}
    sentence = _("Opens “%(title)s”, %(minutes)s.") if unit.minutes else _("Opens “%(title)s”.")
    return Action(_("Continue") if marks.done else _("Start"), unit.path, sentence % words)


def _enrol_sentence(outline: CourseOutline) -> str:
    if outline.rules.enrolment_mode == EnrolmentMode.APPROVAL:
        return _("A methodologist answers your request by e-mail. You can read the course without enrolling.")
    if outline.rules.gives_certificate:
        return _("It is free. You need an account: it keeps your progress and your certificate.")
    return _("It is free. You need an account: it keeps your progress.")


def _facts(page: CoursePage, rules: Any, marks: LearnerMarks, *, language: str) -> list[tuple[str, str]]:
    """Facts in pairs; those without a value are left out where they are shown."""
    organisation = _owner_of(page, rules)
    owner = in_language(organisation.names, language) if organisation else ""
    return [
        (_("Length"), hours(rules.academic_hours) if rules.academic_hours else ""),
        (_("Level"), str(Level(rules.level).label)),
        (_("Languages"), _languages_of(page, language)),
        (_("For the certificate"), certificate_condition(rules)),
        (_("Certificate issued by") if rules.gives_certificate else _("Given by"), owner),
        (_("You started"), date_format(localtime(marks.enrolled_at)) if marks.enrolled_at else ""),
        (_("You finished"), date_format(localtime(marks.completed_at)) if marks.completed_at else ""),
    ]


def _owner_of(page: CoursePage, rules: Any) -> Any:
    """The organisation that gives the course: of the page in a preview, else of the identity."""
    return page.owner_organisation if isinstance(rules, CourseRules) else rules.owner


def certificate_condition(rules: Any) -> str:
    """What it takes: “every part done, at least 70 % in each quiz that counts, 3 attempts”."""
    if not rules.gives_certificate:
        return ""
    parts = [_("every part done"), _("at least %(percent)s %% in each quiz that counts") % {"percent": rules.pass_mark}]
    if rules.max_attempts:
        count = rules.max_attempts
        parts.append(ngettext("%(count)s attempt", "%(count)s attempts", count) % {"count": count})
    return capfirst(", ".join(parts))


def _languages_of(page: CoursePage, language: str) -> str:
    outline = outline_of(page.translation_key, language)
    codes = outline.paths if outline else {language: ""}
    return capfirst(", ".join(str(name) for code, name in settings.LANGUAGES if code in codes))


def structured_course(page: CoursePage, rules: Any, *, language: str, url: str) -> dict[str, Any]:
    """The course in the words of schema.org."""
    owner = _owner_of(page, rules)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "educationalLevel": str(Level(rules.level).label),
        "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "EUR"},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "Online"},
    }
    if rules.academic_hours:
        data["hasCourseInstance"]["courseWorkload"] = f"PT{rules.academic_hours}H"
    outcomes = [str(block.value) for block in page.outcomes]
    if outcomes:
        data["teaches"] = outcomes
    if owner is not None:
        data["provider"] = {"@type": "Organization", "name": in_language(owner.names, language)}
    return data
