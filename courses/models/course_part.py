"""What pages of a course have in common: they know whether they are the source, and translations follow it."""

from typing import Any, Final

from django.db.models import Q
from wagtail.models import PagePermissionTester

from .identity import Course

AUTHOR: Final = "courses.change_course"
"""Who may write courses. Rights on the tree alone, as translators have them, open translations only."""


class SourceTester(PagePermissionTester):
    """The source page belongs to authors."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        if not user.has_perm(AUTHOR):
            self.permissions: set[str] = set()


class FollowsSourceTester(PagePermissionTester):
    """A translation's place and existence are its source's; its words are anybody's with rights on the tree."""

    def can_add_subpage(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return self.user.has_perm(AUTHOR) and super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Any) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False


class CoursePartMixin:
    """A course, module, lesson or quiz page."""

    def is_source(self) -> bool:
        """Whether this page is in the language its course is authored in."""
        key = self.translation_key  # type: ignore[attr-defined] # a Page
        mine = Q(pk=key) | Q(units__pk=key)
        return Course.objects.filter(mine, source_locale_id=self.locale_id).exists()  # type: ignore[attr-defined] # a Page

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        if self.is_source():
            return SourceTester(user, self)
        return FollowsSourceTester(user, self)
