"""Who is asking. Pages that visitors see are shared by all of them: their session is never touched."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


def learner_of(request: HttpRequest) -> Any | None:
    """The signed-in user; None for visitors, without looking at a session they do not have."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    return user if user.is_authenticated else None


def sign_in_first(*, then: str) -> HttpResponse:
    """To the sign-in page, and from there to `then` (a path of this site)."""
    return redirect(f"{reverse('account_login')}?next={quote(then)}")
