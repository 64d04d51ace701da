"""Roles and what each may do. Every app declares its part; `accounts` applies them after each migrate."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from .registry import Registry


class Role(models.TextChoices):
    """Groups of staff. A learner is a user in no group."""

    METHODOLOGIST = "methodologist", _("Methodologist")
    REVIEWER = "reviewer", _("Reviewer")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")
    ISSUER = "issuer", _("Certificate issuer")
    ADMINISTRATOR = "administrator", _("Administrator")


@dataclass(frozen=True)
class RolePart:
    """One app's part of a role.

    `permissions` are `app_label.codename`; `pages` maps a page model label (`app.Model`) to page permission codenames
    (`add_page`, `change_page`, `publish_page`, `lock_page`, `unlock_page`, `bulk_delete_page`) given on every page of
    that model and, by Wagtail's rule, below it; `collections` are codenames given on the root collection.
    """

    role: Role
    permissions: tuple[str, ...] = ()
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collections: tuple[str, ...] = ()


# Key: "<app label>.<role>".
role_parts: Registry[RolePart] = Registry("role parts")
