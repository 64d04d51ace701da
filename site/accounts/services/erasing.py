"""Erasure: the user row is emptied, never deleted, because records of learning point at it."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from courses.extensions.personal_data import personal_data

from .personal import empty_user, end_sessions


class LastAdministrator(Exception):
    """The only administrator may not go: nobody could look after the site any more."""


@transaction.atomic
def erase_account(user_id: int, *, at: datetime, by_id: int | None = None) -> None:
    """Call every app's eraser, then empty the row and end every session; all of it or nothing.

    An account that is erased already stays as it is. Raises LastAdministrator.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    if user.erased_at is not None:
        return
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user_id)
    if user.is_superuser and not others.select_for_update().exists():
        raise LastAdministrator
    for part in personal_data.values():
        part.erase(user_id)
    end_sessions(user)
    empty_user(user, at=at)
    log(
        instance=user,
        action="accounts.erase",
        title=str(user.key),
        user=User.objects.filter(pk=by_id).first() if by_id else user,
    )
