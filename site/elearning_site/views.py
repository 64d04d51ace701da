"""What belongs to no app: the way to a language, the health of the process, the last resort."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request
from django.views.decorators.http import require_safe
from django.views.static import serve


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


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """A picture of the media folder, for installations without a web server in front.

    Renditions never change under their name, so browsers keep them. Uploads are re-encoded pictures, never SVG or HTML;
    the headers keep a browser from guessing otherwise.
    """
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = "public, max-age=604800"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return cast(HttpResponse, response)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 in the visitor's language. Outside of the language prefixes the browser's language decides."""
    return render(request, "404.html", {"language": get_language()}, status=404)
