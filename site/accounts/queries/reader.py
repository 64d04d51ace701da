"""Which reader settings a page is drawn with."""

from django.conf import settings
from django.http import HttpRequest

from accounts.domain.reader import READER_COOKIE, Reader


def reader_of(request: HttpRequest) -> Reader:
    """The settings for this request: this browser's cookie, else the account's, else the usual.

    The session is looked at only when there is one, so that a visitor's page stays the same for everybody. (The page
    cache keeps out of the way of a browser with the cookie, so that the choice works without scripts too.)
    """
    cookie = request.COOKIES.get(READER_COOKIE)
    if cookie:
        return Reader.from_cookie(cookie)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return Reader.from_mapping(request.user.reader)
    return Reader()
