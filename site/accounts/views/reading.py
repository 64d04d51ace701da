"""Reading settings: a page that works without scripts, for guests and learners alike."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.adapter import AccountAdapter
from accounts.domain.reader import Reader
from accounts.services.reading import keep_in_account, keep_in_cookie


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reading_settings(request: HttpRequest) -> HttpResponse:
    """Show the choices; keep them in this browser and, for learners, in the account."""
    way_back = request.POST.get("next") or request.GET.get("next") or ""
    way_back = way_back if AccountAdapter(request).is_safe_url(way_back) else ""
    if request.method != "POST":
        context = {"saved": "saved" in request.GET, "way_back": way_back}
        return render(request, "accounts/reading_settings.html", context)
    usual = "usual" in request.POST
    reader = Reader() if usual else Reader.from_mapping(request.POST.dict())
    if request.user.is_authenticated:
        keep_in_account(request.user, reader)
    response = redirect(f"{request.path}?{urlencode({'saved': '1', 'next': way_back})}")
    keep_in_cookie(response, reader, secure=request.is_secure())
    return response
