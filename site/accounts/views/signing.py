"""allauth's own pages where ours say more: the sign-in page with the demo's people."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from accounts.queries.people import demo_people


class SignInView(LoginView):
    """The sign-in page; in demo mode with a button for each of the demo's people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["demo_people"] = demo_people() if settings.LASITAVA_DEMO else []
        return context


sign_in = SignInView.as_view()
