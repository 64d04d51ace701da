"""The one-time page where the first administrator is made."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms.setup import SetupForm
from accounts.services.setup import SetupRefused, check_setup_token, create_first_administrator


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Name, address and password of the first administrator, who is signed in at once."""
    try:
        check_setup_token(token)
        form = SetupForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            user = create_first_administrator(token, **form.cleaned_data, language=get_language())
            login(request, user)
            return redirect("wagtailadmin_home")
    except SetupRefused:
        return render(request, "accounts/setup_refused.html", status=404)
    return render(request, "accounts/setup.html", {"form": form})
