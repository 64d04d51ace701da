"""Who is there."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User

DEMO_DOMAIN = "@demo.example.org"
"""The reserved domain of the people the demo site comes with: nobody else is ever signed in by a button."""


def demo_people() -> QuerySet[User]:
    """The demo's people, learners first, each role once or more; with their roles, in a fixed order."""
    return User.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True).prefetch_related("groups").order_by("pk")


def signed_in(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied for a visitor, whom the views turn away before."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def fresh_person(request: HttpRequest) -> User:
    """The signed-in person read anew: a form may change this copy while the page's header shows what is stored."""
    return User.objects.get(pk=signed_in(request).pk)


def has_administrator() -> bool:
    """Whether anybody may already do everything."""
    return User.objects.filter(is_superuser=True, is_active=True).exists()


def preferred_language(email: str) -> str:
    """The language the holder of this address asked to be written to in; empty when unknown."""
    return User.objects.filter(email=email.lower()).values_list("language", flat=True).first() or ""
