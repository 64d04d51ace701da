"""The public page on which anyone checks a certificate, by code or by the address in its QR code."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from certificates.domain.codes import CODE_LENGTH, read_code
from certificates.models import Certificate
from certificates.queries.register import certificate_by_code, certificate_by_token, current_status
from certificates.services.guessing import WINDOW, count_miss, may_ask
from certificates.views.printed import as_json, page_of

LONGEST_QUESTION = 200


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The form; with ``?code=`` the answer in its place."""
    typed = request.GET.get("code", "")[:LONGEST_QUESTION]
    if not typed.strip():
        description = _("Check by its code what a certificate says and whether it holds.")
        return render(request, "certificates/verify.html", {"seo": {"description": description}})
    if not may_ask(_address(request)):
        return _too_many(request)
    return _answer(request, certificate_by_code(typed), typed=typed)


@require_safe
def verify_token(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a QR code."""
    if not may_ask(_address(request)):
        return _too_many(request)
    return _answer(request, certificate_by_token(token), typed="")


def _answer(request: HttpRequest, certificate: Certificate | None, *, typed: str) -> HttpResponse:
    """Every printed field and what holds today; or, the same for every unknown or malformed question, a calm no."""
    if certificate is None:
        count_miss(_address(request))
        if _wants_json(request):
            return _never_kept(JsonResponse({"status": "unknown"}, status=404))
        unknown = {"typed": typed, "problem": _problem(typed), "seo": {"noindex": True}}
        return _never_kept(render(request, "certificates/verify.html", unknown, status=404))
    now, status = timezone.now(), current_status(certificate)
    if _wants_json(request):
        return _never_kept(JsonResponse(as_json(certificate, status, at=now)))
    context = {
        "certificate": page_of(certificate, status, at=now),
        "successor": certificate.replaced_by,
        "seo": {"noindex": True},
    }
    return _never_kept(render(request, "certificates/verified.html", context))


def _problem(typed: str) -> str:
    """How to mend the question. A wrong length is told, since it says nothing about any certificate."""
    length = len(read_code(typed))
    if typed and length < CODE_LENGTH:
        return ngettext(
            "A code has ten characters. You wrote %(count)d.", "A code has ten characters. You wrote %(count)d.", length
        ) % {"count": length}
    if typed:
        return _("No certificate has this code. Compare it with the one beside the QR code, sign by sign.")
    return _("No certificate has this address. Type the code that stands beside the QR code.")


def _too_many(request: HttpRequest) -> HttpResponse:
    if _wants_json(request):
        response: HttpResponse = JsonResponse({"status": "too_many_requests"}, status=429)
    else:
        context = {"minutes": WINDOW // 60, "seo": {"noindex": True}}
        response = render(request, "certificates/verify_wait.html", context, status=429)
    response.headers["Retry-After"] = str(WINDOW)
    return _never_kept(response)


def _never_kept(response: HttpResponse) -> HttpResponse:
    """A withdrawal counts at once, so no cache may answer; no search engine lists certificates."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _wants_json(request: HttpRequest) -> bool:
    if request.GET.get("format") == "json":
        return True
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _address(request: HttpRequest) -> str:
    # allauth knows which proxies are trusted; one place decides that for the whole site.
    return get_adapter(request).get_client_ip(request)
