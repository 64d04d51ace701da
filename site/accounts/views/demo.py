"""The demo's "sign in as" buttons: there in demo mode only, for the demo's own people only."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.adapter import AccountAdapter
from accounts.queries.people import demo_people


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Sign in as one of the demo's people."""
    if not settings.LASITAVA_DEMO:
        raise Http404
    person = get_object_or_404(demo_people(), email=request.POST.get("email", ""))
    login(request, person)
    adapter = AccountAdapter(request)
    way_on = request.POST.get("next", "")
    return redirect(way_on if adapter.is_safe_url(way_on) else adapter.get_login_redirect_url(request))
