"""allauth's own pages where ours say or do more: signing in with the demo's people, signing out on shared computers."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.queries.people import demo_people


class SignInView(LoginView):
    """The sign-in page; in demo mode with a button for each of the demo's people."""

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
