"""Structure is the source's: what happens to a source page happens to its translations, and to them only so.

Wagtail moves, deletes and unpublishes one language at a time; these verbs carry the act over. What may not be done at
all is said by the refusals, which forms, hooks and permissions ask before the act.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from itertools import count
from typing import Any

from wagtail.models import Page

from courses.models import (
    Attempt,
    AttemptItem,
    Course,
    CoursePage,
    Enrolment,
    Question,
    QuizPageSlot,
    Unit,
    UnitRecord,
    UnitSlot,
)

from .freezing import is_source
from .structure import COURSE_PAGES, course_page_above

_mirroring: ContextVar[bool] = ContextVar("mirroring", default=False)


class StructureRefusal(StrEnum):
    """Why an act on the outline is refused; the edge turns it into words."""

    FOLLOWS_SOURCE = "follows_source"
    ANOTHER_COURSE = "another_course"
    HAS_RECORDS = "has_records"
    IN_USE = "in_use"
    LOCKED = "locked"
    NOT_COMPLETE = "not_complete"


def has_records(page: Page) -> bool:
    """Whether anybody's record points at the identity of a page, or of one below it, in its source language."""
    keys = Page.objects.descendant_of(page, inclusive=True).values("translation_key")
    courses = Course.objects.filter(source_locale_id=page.locale_id)
    units = Unit.objects.filter(pk__in=keys, course__in=courses)
    return (
        Enrolment.objects.filter(course__in=courses.filter(pk__in=keys)).exists()
        or UnitRecord.objects.filter(unit__in=units).exists()
        or Attempt.objects.filter(unit__in=units).exists()
    )


def refusal_to_move(page: Any, *, new_parent: Page | None = None) -> StructureRefusal | None:
    """Why a page may not be moved or reordered, or None. Moving a course among catalogues is always allowed."""
    if not isinstance(page, COURSE_PAGES):
        return None
    if not page.is_source():
        return StructureRefusal.FOLLOWS_SOURCE
    if isinstance(page, CoursePage) or new_parent is None:
        return None
    if course_page_above(page).pk != course_page_above(new_parent).pk and has_records(page):
        return StructureRefusal.ANOTHER_COURSE
    return None


def refusal_to_delete(page: Page) -> StructureRefusal | None:
    """Why a page of any kind may not be deleted, or None. With records, *archive* is what an author wants."""
    return StructureRefusal.HAS_RECORDS if has_records(page) else None


def refusal_to_delete_question(question: Question) -> StructureRefusal | None:
    """Why a question may not be deleted, or None. A translation may always go: the source words take its place."""
    if not is_source(question):
        return None
    entry = question.translation_key
    used = (
        QuizPageSlot.objects.filter(entry=entry).exists()
        or UnitSlot.objects.filter(entry=entry).exists()
        or AttemptItem.objects.filter(words__rules__entry=entry).exists()
    )
    return StructureRefusal.IN_USE if used else None


def mirror_move(page: Any) -> None:
    """After a source page moved, bring its translations to the same place in their trees."""
    if _mirroring.get() or not isinstance(page, COURSE_PAGES) or not page.is_source():
        return
    with _mirror():
        for translation in page.get_translations():
            _place_like(page, translation.specific)


def mirror_delete(page: Any) -> None:
    """Before a source page goes, delete its translations."""
    if _mirroring.get() or not isinstance(page, COURSE_PAGES) or not page.is_source():
        return
    with _mirror():
        for translation in page.get_translations():
            translation.specific.delete()


def mirror_unpublish(page: Any) -> None:
    """After a source page left the site, take its translations off it too."""
    if _mirroring.get() or not isinstance(page, COURSE_PAGES) or not page.is_source():
        return
    with _mirror():
        for translation in page.get_translations().live():
            translation.specific.unpublish()


def _place_like(source: Page, translation: Page) -> None:
    parent = source.get_parent().get_translation_or_none(translation.locale)
    if parent is None:
        return  # its new module is not translated yet; the page stays until it is
    _take_free_slug(translation, parent)
    for earlier in source.get_prev_siblings():
        sibling = earlier.get_translation_or_none(translation.locale)
        if sibling is not None and sibling.get_parent() == parent:
            translation.move(sibling, pos="right")
            return
    translation.move(parent, pos="first-child")


def _take_free_slug(page: Page, parent: Page) -> None:
    """A translation's address may be taken in its new place though its source's is not."""
    taken = set(parent.get_children().exclude(pk=page.pk).values_list("slug", flat=True))
    numbered = (f"{page.slug}-{number}" for number in count(2))
    slug = page.slug if page.slug not in taken else next(name for name in numbered if name not in taken)
    if slug != page.slug:
        page.slug = slug
        page.save()


@contextmanager
def _mirror() -> Iterator[None]:
    token = _mirroring.set(True)
    try:
        yield
    finally:
        _mirroring.reset(token)
