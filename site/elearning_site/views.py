"""What belongs to no app: the way to a language, the health of the process, the last resort."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.http import require_safe


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the visitor's language: the account's, else the browser's, else the site's."""
    language = getattr(request.user, "language", "") or get_language_from_request(request)
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Depends on nothing."""
    return HttpResponse("ok", content_type="text/plain")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the visitor's language. Outside of the language prefixes the browser's language decides."""
    return render(request, "404.html", {"language": get_language()}, status=404)
