"""Download my data, erase my account."""

from datetime import timedelta
from typing import Final

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.forms.erasing import EraseForm
from accounts.queries.people import fresh_person, signed_in
from accounts.receivers import SIGNED_IN_AT
from accounts.services.erasing import LastAdministrator, erase_account
from accounts.services.exporting import export_data

FRESH: Final = timedelta(minutes=10)
"""How long after signing in a person without a password may erase the account."""


@login_required
@require_GET
def my_data(request: HttpRequest) -> HttpResponse:
    """What can be done with one's data, and what happens then."""
    return render(request, "accounts/data.html")


@login_required
@require_POST
def download_data(request: HttpRequest) -> HttpResponse:
    """The archive. Asked for by POST, so that no link in a message can make somebody's browser fetch it."""
    at = timezone.now()
    response = HttpResponse(export_data(signed_in(request).pk, at=at), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="lasitava-{timezone.localdate(at):%Y-%m-%d}.zip"'
    return response


@sensitive_post_parameters("password")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays, asks for the password or a fresh sign-in, and erases."""
    person = fresh_person(request)
    if not person.has_usable_password() and not _signed_in_lately(request):
        return render(request, "accounts/erase_sign_in.html", status=403 if request.method == "POST" else 200)
    form = EraseForm(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        try:
            erase_account(person.pk, at=timezone.now())
        except LastAdministrator:
            form.add_error(None, _("You are the only administrator. Make somebody else one first."))
        else:
            logout(request)
            return redirect("account_erased")
    return render(request, "accounts/erase.html", {"form": form})


@never_cache
@require_GET
def erased(request: HttpRequest) -> HttpResponse:
    """Good-bye."""
    return render(request, "accounts/erased.html")


def _signed_in_lately(request: HttpRequest) -> bool:
    began = request.session.get(SIGNED_IN_AT)
    return began is not None and timezone.now().timestamp() - began < FRESH.total_seconds()
