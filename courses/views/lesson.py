"""The page of a lesson: outline beside the words, the unit's sign, and the way on."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from courses.domain.completion import minutes_left
from courses.models import EasyReadLevel, LessonPage
from courses.queries.catalogue import way_to_courses
from courses.queries.memo import kept_per_generation
from courses.queries.outline import CourseOutline, UnitWords, learner_marks, outline_of
from courses.queries.units import course_of_unit
from courses.queries.weave import dye_of
from courses.services.progress import STUDYING

from .course import NO_MARKS, progress_of
from .outline import BESIDE_LESSON, looks_of, outline_html
from .visitor import learner_of

MOST_BODIES = 500
DESCRIPTION_LENGTH = 160


def lesson_page_context(request: HttpRequest, page: LessonPage) -> dict[str, Any]:
    """Context of `courses/lesson.html` at the lesson's own address."""
    return lesson_context(request, page, language=page.locale.language_code)


def lesson_context(request: HttpRequest, page: LessonPage, *, language: str) -> dict[str, Any]:
    """A lesson for a visitor of `language`, which need not be the lesson's. For visitors no session is touched."""
    easy = bool(page.easy_read) and request.GET.get("easy") == "1"
    words: dict[str, Any] = {
        "easy": easy,
        "easy_url": f"{request.path_info}?easy=1" if page.easy_read else "",
        "full_url": request.path_info,
        "easy_level": EasyReadLevel(page.easy_read_level).label if page.easy_read_level else "",
        "body": easy_html(page) if easy else body_of(request, page),
        "updated_at": page.last_published_at or page.latest_revision_created_at,
    }
    words["description"] = description_of(words["body"])
    words["has_embeds"] = "data-embed" in words["body"]
    course_key = course_of_unit(page.translation_key)
    outline = outline_of(course_key, language) if course_key else None
    unit = outline.unit(page.translation_key) if outline else None
    if outline is None or unit is None:
        return words | {"crumbs": [*way_to_courses(language), (page.title, "")]}
    return words | _place(request, outline, unit, language=language)


def _place(request: HttpRequest, outline: CourseOutline, unit: UnitWords, *, language: str) -> dict[str, Any]:
    """Where the lesson stands in its course, and how its learner stands."""
    learner = learner_of(request)
    marks = learner_marks(learner.pk, outline.key) if learner else NO_MARKS
    studies = marks.state in STUDYING
    looks = looks_of(outline, marks, current=unit.key)
    leaves = outline.leaves()
    at = leaves.index(unit)
    return {
        "course": outline,
        "unit": unit,
        "marks": marks,
        "studies": studies,
        "done": str(unit.key) in marks.done,
        "finished": studies and marks.completed_at is not None,
        "page_dye": dye_of(outline.key),
        "weave_url": reverse("weave_belt", args=[outline.key]),
        "modules": outline_html(outline, language=language, template=BESIDE_LESSON, looks=looks),
        "number": at + 1,
        "count": len(leaves),
        "progress": progress_of(outline, marks) if studies else None,
        "left": minutes_left(outline.structure, done=marks.done) if studies and not marks.completed_at else 0,
        "previous": leaves[at - 1] if at else None,
        "following": leaves[at + 1] if at + 1 < len(leaves) else None,
        "crumbs": [*way_to_courses(language), (outline.title, outline.path), (unit.title, "")],
    }


@kept_per_generation
def _bodies() -> dict[tuple[Any, ...], SafeString]:
    """Rendered bodies of this generation: links inside change when their targets move."""
    return {}


def body_of(request: HttpRequest, page: LessonPage, *, printing: bool = False) -> SafeString:
    """The lesson's blocks as HTML, kept by page and revision; a preview is rendered as it is."""
    if getattr(request, "is_preview", False):
        return render_body(page, printing=printing)
    kept = _bodies()
    key = (page.pk, page.live_revision_id, get_language(), printing)
    body = kept.get(key)
    if body is None:
        if len(kept) >= MOST_BODIES:
            kept.clear()
        kept[key] = body = render_body(page, printing=printing)
    return body


def render_body(page: LessonPage, *, printing: bool) -> SafeString:
    """Each block by its own template, without Wagtail's boxes round them. On paper everything is unfolded."""
    context = {"printing": printing, "page": page}
    return mark_safe("\n".join(block.render(context=context) for block in page.body))  # noqa: S308 -- blocks escape


def easy_html(page: LessonPage) -> SafeString:
    return mark_safe(expand_db_html(page.easy_read))  # noqa: S308 -- written with the editor's allowed features only


def description_of(html: str) -> str:
    """The first words of a lesson, for search engines."""
    text = " ".join(strip_tags(re.sub(r"<(svg|video|audio|summary).*?</\1>", " ", html, flags=re.DOTALL)).split())
    return Truncator(text).chars(DESCRIPTION_LENGTH)


def canonical_of(path: str) -> str:
    """The absolute address of a path of this site."""
    return f"{settings.LASITAVA_BASE_URL}{path}"
