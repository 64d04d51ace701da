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
from wagtail.models import Page, Site

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
from .translation import incomplete_keys, is_complete

KIND_OF: dict[Any, UnitKind] = {ModulePage: UnitKind.MODULE, LessonPage: UnitKind.LESSON, QuizPage: UnitKind.QUIZ}
UNIT_PAGES = tuple(KIND_OF)
COURSE_PAGES: tuple[Any, ...] = (CoursePage, *UNIT_PAGES)
EDITION_FIELDS = ["page", "title", "path", "live", "complete", "published_at", "minutes"]
# Rows written by one statement: SQLite counts the parameters of each.
BATCH = 50


def course_page_above(page: Page) -> CoursePage:
    """The course page a page stands under (or is). Raises CoursePage.DoesNotExist outside of a course."""
    found: CoursePage = CoursePage.objects.ancestor_of(page, inclusive=True).get()
    return found


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
    """Write units, positions, liveness and editions of one course anew from its pages. Idempotent.

    Only what differs is written, all of a kind at once: the number of statements grows with the languages, not with
    the units.
    """
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
    root = _root_of(page, language=page.locale.language_code)
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
                path=_below(root, child, language=page.locale.language_code),
                live=live,
                published_at=child.last_published_at,
            )
        )
    return rows


def _write_units(course: Course, rows: list[_Row], *, at: datetime) -> None:
    known = {unit.pk: unit for unit in Unit.objects.filter(course=course)}
    present = {row.key for row in rows}
    fields = ("kind", "position", "parent_id", "live", "opened_at")
    made, changed = [], []
    for position, row in enumerate(rows, start=1):
        unit = known.get(row.key) or Unit(pk=row.key, course=course)
        before = [getattr(unit, name) for name in fields]
        opened_at = unit.opened_at or (at if row.live else None)
        unit.kind, unit.position, unit.parent_id = row.kind, position, row.parent
        unit.live, unit.opened_at = row.live, opened_at
        if row.key not in known:
            made.append(unit)
        elif before != [getattr(unit, name) for name in fields]:
            changed.append(unit)
    # A unit moved here from another course keeps its identity.
    Unit.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["course", "kind", "position", "parent", "live", "opened_at"],
    )
    Unit.objects.bulk_update(changed, [name.removesuffix("_id") for name in fields], batch_size=BATCH)
    # The page is gone or stands elsewhere; the records of learners still point here.
    Unit.objects.filter(course=course, live=True).exclude(pk__in=present).update(live=False)


def _write_editions(course: Course, standing: dict[int, tuple[CoursePage, list[_Row]]]) -> None:
    _write_course_editions(course, {locale: page for locale, (page, _rows) in standing.items()})
    units = set(Unit.objects.filter(course=course).values_list("pk", flat=True))
    # A translation may hold a page its source does not have (yet): it is in no outline.
    rows = {(row.key, locale): row for locale, (_page, rows) in standing.items() for row in rows if row.key in units}
    known = {
        (edition.unit_id, edition.locale_id): edition for edition in UnitEdition.objects.filter(unit__course=course)
    }
    minutes = _minutes([row.pk for row in rows.values()])
    made, changed = [], []
    for locale in standing:
        incomplete = incomplete_keys(units, locale_id=locale)
        for key in units:
            row = rows.get((key, locale))
            if row is None:
                continue
            facts = {
                "page_id": row.pk,
                "title": row.title,
                "path": row.path,
                "live": row.live and standing[locale][0].live,
                "complete": locale == course.source_locale_id or key not in incomplete,
                "published_at": row.published_at,
                "minutes": minutes.get(row.pk, 0),
            }
            edition = known.get((key, locale))
            if edition is None:
                made.append(UnitEdition(unit_id=key, locale_id=locale, **facts))
            elif _differs(edition, facts):
                changed.append(edition)
    UnitEdition.objects.bulk_create(made, batch_size=BATCH)
    UnitEdition.objects.bulk_update(changed, EDITION_FIELDS, batch_size=BATCH)
    gone = [edition.pk for place, edition in known.items() if place not in rows and (edition.live or edition.page_id)]
    UnitEdition.objects.filter(pk__in=gone).update(live=False, page=None)


def _write_course_editions(course: Course, pages: dict[int, CoursePage]) -> None:
    CourseEdition.objects.filter(course=course).exclude(locale_id__in=pages).update(live=False, page=None)
    for locale, page in pages.items():
        CourseEdition.objects.update_or_create(
            course=course,
            locale_id=locale,
            defaults={
                "page_id": page.pk,
                "title": page.title,
                "summary": page.summary,
                "path": address_of(page, language=page.locale.language_code),
                "live": page.live,
                "complete": locale == course.source_locale_id or is_complete(page),
                "published_at": page.last_published_at,
            },
        )


def _differs(edition: UnitEdition, facts: dict[str, Any]) -> bool:
    """Set the facts on an edition; whether any of them was new."""
    before = {name: getattr(edition, name) for name in facts}
    for name, value in facts.items():
        setattr(edition, name, value)
    return before != facts


def _minutes(pages: list[int]) -> dict[int, int]:
    return {
        page: minutes
        for model in (LessonPage, QuizPage)
        for page, minutes in model.objects.filter(pk__in=pages).values_list("pk", "minutes")
    }


def address_of(page: Page, *, language: str) -> str:
    """The path of a page's address, language first; empty for a page outside of every site."""
    return _below(_root_of(page, language=language), page, language=language)


def _root_of(page: Page, *, language: str) -> str | None:
    """The path of the home page a page stands under."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path) and root.language_code == language:
            return str(root.root_path)
    return None


def _below(root: str | None, page: Page, *, language: str) -> str:
    return f"/{language}/{page.url_path[len(root) :]}" if root else ""
