"""Structure follows the source: identities from the first save, the outline rebuilt as a whole, editions beside it.

Wagtail signals only the page that moved, and a move, delete or unpublish of one language leaves the others where they
were; so every such act ends here and rebuilds the outline of its course.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from courses.models import (
    Course,
    CourseEdition,
    CoursePage,
    LessonPage,
    ModulePage,
    QuizPage,
    Unit,
    UnitEdition,
    UnitKind,
)

from .generation import bump_generation
from .translation import is_complete

KIND_OF = {ModulePage: UnitKind.MODULE, LessonPage: UnitKind.LESSON, QuizPage: UnitKind.QUIZ}
UNIT_PAGES = tuple(KIND_OF)
COURSE_PAGES = (CoursePage, *UNIT_PAGES)


def course_page_above(page: Page) -> CoursePage:
    """The course page a page stands under (or is). Raises CoursePage.DoesNotExist outside of a course."""
    return CoursePage.objects.ancestor_of(page, inclusive=True).get()


def identify(page: Any) -> Course:
    """Make sure a course or unit page has its identity; the language of the first save is the source."""
    if isinstance(page, CoursePage):
        course, _created = Course.objects.get_or_create(
            pk=page.translation_key, defaults={"source_locale_id": page.locale_id}
        )
        return course
    course = identify(course_page_above(page))
    Unit.objects.get_or_create(pk=page.translation_key, defaults={"course": course, "kind": KIND_OF[type(page)]})
    return course


@dataclass(frozen=True)
class _Row:
    """A page of a course's tree as the outline needs it."""

    pk: int
    key: UUID
    parent: UUID | None
    kind: UnitKind
    title: str
    path: str
    live: bool
    published_at: datetime | None


@transaction.atomic
def rebuild_outline(course_key: UUID, *, at: datetime) -> None:
    """Write units, positions, liveness and editions of one course anew from its pages. Idempotent."""
    course = Course.objects.select_for_update().select_related("source_locale").get(pk=course_key)
    pages = CoursePage.objects.filter(translation_key=course_key).select_related("locale")
    standing = {page.locale_id: (page, _tree(page)) for page in pages}
    source_page, source_rows = standing.get(course.source_locale_id, (None, []))
    course.live = bool(source_page and source_page.live)
    course.save(update_fields=["live"])
    _write_units(course, source_rows, at=at)
    _write_editions(course, standing)
    bump_generation()


def _tree(page: CoursePage) -> list[_Row]:
    """Modules, lessons and quizzes below a course page, depth first."""
    kinds = {ContentType.objects.get_for_model(model).pk: kind for model, kind in KIND_OF.items()}
    below = Page.objects.descendant_of(page).filter(content_type_id__in=kinds).order_by("path")
    keys: dict[str, tuple[UUID, bool]] = {}
    rows = []
    for child in below:
        parent, parent_live = keys.get(child.path[: -Page.steplen], (None, True))
        # A lesson of an unpublished module is not reachable in the outline.
        live = child.live and parent_live
        keys[child.path] = (child.translation_key, live)
        rows.append(
            _Row(
                pk=child.pk,
                key=child.translation_key,
                parent=parent,
                kind=kinds[child.content_type_id],
                title=child.title,
                path=address_of(child, language=page.locale.language_code),
                live=live,
                published_at=child.last_published_at,
            )
        )
    return rows


def _write_units(course: Course, rows: list[_Row], *, at: datetime) -> None:
    present = {row.key for row in rows}
    known = {unit.pk: unit for unit in Unit.objects.filter(course=course)}
    for key in known.keys() - present:
        # The page is gone or stands elsewhere; the records of learners still point here.
        Unit.objects.filter(pk=key).update(live=False)
    for position, row in enumerate(rows, start=1):
        unit = known.get(row.key) or Unit(pk=row.key, course=course)
        unit.kind = row.kind
        unit.position = position
        unit.parent_id = row.parent
        unit.live = row.live
        if row.live and unit.opened_at is None:
            unit.opened_at = at
        unit.save()


def _write_editions(course: Course, standing: dict[int, tuple[CoursePage, list[_Row]]]) -> None:
    minutes = {
        row["pk"]: row["minutes"]
        for model in (LessonPage, QuizPage)
        for row in model.objects.filter(translation_key__in=Unit.objects.filter(course=course).values("pk")).values(
            "pk", "minutes"
        )
    }
    for locale in Locale.objects.all():
        page, rows = standing.get(locale.pk, (None, []))
        if page is None:
            CourseEdition.objects.filter(course=course, locale=locale).update(live=False, page=None)
        else:
            CourseEdition.objects.update_or_create(
                course=course,
                locale=locale,
                defaults={
                    "page_id": page.pk,
                    "title": page.title,
                    "summary": page.summary,
                    "path": address_of(page, language=locale.language_code),
                    "live": page.live,
                    "complete": locale.pk == course.source_locale_id or is_complete(page),
                    "published_at": page.last_published_at,
                },
            )
        shown = [row.key for row in rows]
        UnitEdition.objects.filter(unit__course=course, locale=locale).exclude(unit_id__in=shown).update(
            live=False, page=None
        )
        for row in rows:
            if not Unit.objects.filter(pk=row.key).exists():
                continue  # a translation holds a page its source does not have yet
            UnitEdition.objects.update_or_create(
                unit_id=row.key,
                locale=locale,
                defaults={
                    "page_id": row.pk,
                    "title": row.title,
                    "path": row.path,
                    "live": row.live and bool(page and page.live),
                    "complete": locale.pk == course.source_locale_id,
                    "published_at": row.published_at,
                    "minutes": minutes.get(row.pk, 0),
                },
            )


def address_of(page: Page, *, language: str) -> str:
    """The path of a page's address, language first; empty for a page outside of every site."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path) and root.language_code == language:
            return f"/{language}/{page.url_path[len(root.root_path) :]}"
    return ""
