"""What pages of a course have in common: they know whether they are the source, and translations follow it."""

from typing import Any

from django.db.models import Q
from wagtail.models import PagePermissionTester

from .identity import Course


class FollowsSourceTester(PagePermissionTester):
    """The place of a translation is decided by its source: it cannot be moved, and its children not reordered."""

    def can_move(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False


class CoursePartMixin:
    """A course, module, lesson or quiz page."""

    def is_source(self) -> bool:
        """Whether this page is in the language its course is authored in."""
        key = self.translation_key  # type: ignore[attr-defined] -- a Page
        mine = Q(pk=key) | Q(units__pk=key)
        return Course.objects.filter(mine, source_locale_id=self.locale_id).exists()  # type: ignore[attr-defined]

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        if self.is_source():
            return PagePermissionTester(user, self)
        return FollowsSourceTester(user, self)
