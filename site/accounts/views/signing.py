"""allauth's own pages where ours say or do more: signing in with the demo's people, signing out on shared computers."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.queries.people import demo_people

ADMIN_ACCESS = "wagtailadmin.access_admin"


class SignInView(LoginView):
    """The sign-in page; in demo mode with a button for each of the demo's people."""

    def get_authenticated_redirect_url(self) -> str:
        """Who is signed in already goes on; but the admin sends whom it does not know back here, for ever.

        Raises PermissionDenied, whose page says so once.
        """
        way_on = str(super().get_authenticated_redirect_url())
        if way_on.startswith(reverse("wagtailadmin_home")) and not self.request.user.has_perm(ADMIN_ACCESS):
            raise PermissionDenied
        return way_on

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["demo_people"] = demo_people() if settings.LASITAVA_DEMO else []
        return context


sign_in = SignInView.as_view()


class SignOutView(LogoutView):
    """Signing out also empties what the browser stored here: a library's computer keeps no unsent answers."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response


sign_out = SignOutView.as_view()
