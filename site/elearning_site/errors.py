"""Error answers: in the visitor's language, with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without a valid token: usually a page left open over a sign-out. Says so instead of a bare 403."""
    return render(request, "403_csrf.html", status=403)
