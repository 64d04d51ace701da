"""Keeping reader settings: in this browser, and for learners in the account."""

from django.http import HttpResponse

from accounts.domain.reader import READER_COOKIE, READER_COOKIE_SECONDS, Reader
from accounts.models import User


def keep_in_cookie(response: HttpResponse, reader: Reader, *, secure: bool) -> None:
    """Set the cookie; remove it when everything is as usual. Scripts read and write it too, so it is not HttpOnly."""
    if text := reader.as_cookie():
        response.set_cookie(
            READER_COOKIE, text, max_age=READER_COOKIE_SECONDS, samesite="Lax", secure=secure, httponly=False
        )
    else:
        response.delete_cookie(READER_COOKIE, samesite="Lax")


def keep_in_account(user: User, reader: Reader) -> None:
    """Keep the choices on every device of this learner."""
    user.reader = reader.chosen()
    user.save(update_fields=["reader"])
