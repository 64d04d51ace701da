"""Acts of the outline screen. Each is a page act of the source; receivers carry it to translations and outlines."""

from itertools import count
from typing import Any

from django.db import transaction
from wagtail.models import Page

from .mirroring import StructureRefusal, refusal_to_move


class OutlineRefused(Exception):
    """The act may not be done; `reason` says why."""

    def __init__(self, reason: StructureRefusal) -> None:
        self.reason = reason
        super().__init__(reason)


@transaction.atomic
def rename(page: Any, *, title: str, user: Any) -> bool:
    """Give a page another title, in its newest draft. True when that is live as well.

    It goes live only where nothing else would go with it: the page is live, has no other changes waiting, and the
    person may publish. Raises OutlineRefused while somebody else holds the page locked.
    """
    permissions = page.permissions_for_user(user)
    if permissions.page_locked():
        raise OutlineRefused(StructureRefusal.LOCKED)
    clean = page.live and not page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    draft.title = title
    revision = draft.save_revision(user=user, log_action=True)
    if clean and permissions.can_publish():
        revision.publish(user=user)
        return True
    return False


@transaction.atomic
def step(page: Any, *, up: bool, user: Any) -> None:
    """Change places with the neighbour above or below; at the end of the list nothing happens.

    Raises OutlineRefused, and PermissionDenied for whoever may not reorder.
    """
    _check(page)
    neighbour = page.get_prev_sibling() if up else page.get_next_sibling()
    if neighbour is not None:
        page.move(neighbour, pos="left" if up else "right", user=user)


@transaction.atomic
def put_into(page: Any, module: Page, *, user: Any) -> None:
    """Move a lesson or quiz to the end of another module; its address gets a number where it is taken there.

    Raises OutlineRefused, and PermissionDenied for whoever may not move it.
    """
    _check(page, module)
    if page.get_parent().pk == module.pk:
        return
    taken = set(module.get_children().values_list("slug", flat=True))
    if page.slug in taken:
        page.slug = next(name for name in (f"{page.slug}-{number}" for number in count(2)) if name not in taken)
        page.save(update_fields=["slug"])
    page.move(module, pos="last-child", user=user)


def _check(page: Any, module: Page | None = None) -> None:
    reason = refusal_to_move(page, new_parent=module)
    if reason is not None:
        raise OutlineRefused(reason)
