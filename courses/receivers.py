"""Wagtail's signals to our services. A receiver tells; validation sits in forms, so none of these refuses anything."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from courses.models import (
    CatalogueIndexPage,
    Course,
    CoursePage,
    FundingProject,
    NamedTerm,
    Organisation,
    Question,
    Unit,
)
from courses.services.freezing import freeze_question, identify_question, remove_question, retire_question
from courses.services.generation import bump_generation
from courses.services.mirroring import mirror_delete, mirror_move, mirror_unpublish
from courses.services.moderation import review_below
from courses.services.rules import write_course_rules, write_unit_rules
from courses.services.structure import COURSE_PAGES, course_page_above, identify, rebuild_outline

EVERYBODY_SEES = (
    Locale,
    Site,
    PageViewRestriction,
    Organisation,
    FundingProject,
    NamedTerm,
    get_image_model(),
    get_document_model(),
)


def connect() -> None:
    """Connect all of them, once."""
    for signal in (page_published, page_unpublished):
        signal.connect(on_page_standing, dispatch_uid=f"courses.{id(signal)}")
    page_slug_changed.connect(on_page_moved, dispatch_uid="courses.slug")
    post_page_move.connect(on_page_moved, dispatch_uid="courses.move")
    published.connect(on_published, dispatch_uid="courses.published")
    unpublished.connect(on_unpublished, dispatch_uid="courses.unpublished")
    pre_delete.connect(on_deleting, dispatch_uid="courses.deleting")
    post_save.connect(on_saved, dispatch_uid="courses.saved")
    post_delete.connect(on_deleted, dispatch_uid="courses.deleted")


def on_saved(sender: type, instance: Any, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Identities exist from the first save; a change of what everybody sees raises the generation."""
    if raw:
        return
    if issubclass(sender, COURSE_PAGES) and instance.depth:
        identify(instance)
    elif issubclass(sender, CatalogueIndexPage) and created:
        review_below(instance)
    elif issubclass(sender, Question) and instance.kind:
        identify_question(instance)
    elif issubclass(sender, EVERYBODY_SEES):
        bump_generation()


def on_deleting(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Deleting a source page deletes its translations."""
    if issubclass(sender, COURSE_PAGES):
        mirror_delete(instance)


def on_deleted(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Editions outlive their page; the outline closes the gap.

    The plain `Page` row goes last, so only its signal finds the tree as it will be.
    """
    if sender is Page:
        _rebuild(instance)
        bump_generation()
    elif issubclass(sender, EVERYBODY_SEES):
        bump_generation()
    elif sender is Question:  # of the rows of a question the plain one goes last, too
        remove_question(instance)


def on_page_standing(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Published or unpublished: write the rules of a source page, then the outline of its course."""
    if issubclass(sender, COURSE_PAGES):
        if instance.live and instance.is_source():
            write = write_course_rules if isinstance(instance, CoursePage) else write_unit_rules
            write(instance)
        if not instance.live:
            mirror_unpublish(instance)
        _rebuild(instance)
    bump_generation()


def on_page_moved(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Moved or renamed: addresses of everything below have changed, whatever was moved."""
    page = instance.specific  # the signal brings a plain Page
    mirror_move(page)
    below = CoursePage.objects.filter(path__startswith=page.path)
    keys = set(below.values_list("translation_key", flat=True))
    if isinstance(page, COURSE_PAGES):
        # The course it belonged to, and the one it stands in now.
        keys |= {_course_key(page), course_page_above(page).translation_key}
    for key in keys - {None}:
        rebuild_outline(key, at=timezone.now())
    bump_generation()


def on_published(sender: type, instance: Any, **_kwargs: Any) -> None:
    if isinstance(instance, Question):
        freeze_question(instance)


def on_unpublished(sender: type, instance: Any, **_kwargs: Any) -> None:
    if isinstance(instance, Question):
        retire_question(instance)


def _course_key(page: Any) -> Any:
    """The course a page belongs to by its identity, whatever class of page the signal brought."""
    key = page.translation_key
    if Course.objects.filter(pk=key).exists():
        return key
    return Unit.objects.filter(pk=key).values_list("course_id", flat=True).first()


def _rebuild(page: Any) -> None:
    key = _course_key(page)
    if key is not None:
        rebuild_outline(key, at=timezone.now())
