"""Error answers: in the visitor's language, with a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without a valid token: usually a page left open over a sign-out. Says so instead of a bare 403."""
    return render(request, "403_csrf.html", status=403)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The visitor asked too often; allauth's limits and ours end here."""
    return render(request, "429.html", status=429)
