"""Roles become groups. Every app declares its part (`courses.extensions.roles`); here the parts are applied."""

from collections.abc import Iterable
from typing import Final

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from courses.extensions.roles import Role, RolePart, role_parts
from courses.services.moderation import provide_review

LIBRARIES: Final = {
    "image": "wagtailimages",
    "document": "wagtaildocs",
    "collection": "wagtailcore",
}
"""Which app owns a permission on a collection, by what its codename ends in."""


@transaction.atomic
def apply_roles() -> None:
    """Make the group of every role, give it what the installed apps declare, and let the review know its reviewers.

    Idempotent; only adds, so what an administrator gave by hand stays. Page permissions are given on the pages that
    exist, so this is also called after pages were loaded. Raises ImproperlyConfigured for a permission nobody has.
    """
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    for key, part in role_parts.items():
        group = Group.objects.get(name=part.role.value)
        group.permissions.add(*_permissions(part.permissions, key))
        _give_on_pages(group, part, key)
        _give_on_collections(group, part, key)
    provide_review()


def _permissions(names: Iterable[str], key: str) -> list[Permission]:
    wanted = set(names)
    apps = {name.partition(".")[0] for name in wanted}
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(content_type__app_label__in=apps).select_related("content_type")
    }
    if unknown := wanted - found.keys():
        raise ImproperlyConfigured(f"Role part {key!r} names permissions that do not exist: {sorted(unknown)}")
    return [found[name] for name in wanted]


def _give_on_pages(group: Group, part: RolePart, key: str) -> None:
    for label, codenames in part.pages.items():
        app_label, _, model = label.lower().partition(".")
        permissions = _permissions([f"wagtailcore.{codename}" for codename in codenames], key)
        content_type = ContentType.objects.get_by_natural_key(app_label, model)
        pages = Page.objects.filter(content_type=content_type).values_list("pk", flat=True)
        GroupPagePermission.objects.bulk_create(
            (
                GroupPagePermission(group=group, page_id=page, permission=permission)
                for page in pages
                for permission in permissions
            ),
            ignore_conflicts=True,
        )


def _give_on_collections(group: Group, part: RolePart, key: str) -> None:
    root = Collection.get_first_root_node()
    for permission in _permissions([_with_app(name) for name in part.collections], key):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _with_app(name: str) -> str:
    """`wagtailimages.add_image` for `add_image`; a name that says its app stays."""
    return name if "." in name else f"{LIBRARIES.get(name.rpartition('_')[2], '')}.{name}"
