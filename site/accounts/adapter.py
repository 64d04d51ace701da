"""How allauth behaves here: mails in one's own language, as text and HTML; one spelling of an address; safe ways on."""

import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.domain.reader import READER_COOKIE, Reader
from accounts.models import User
from accounts.queries.people import preferred_language
from accounts.services.composing import compose
from accounts.services.reading import keep_in_cookie

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Everything allauth lets a project decide about accounts."""

    def clean_email(self, email: str) -> str:
        """One spelling for each address, as the database holds it."""
        return str(super().clean_email(email)).strip().lower()

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMultiAlternatives:
        """In the language its holder asked to be written to in, else in that of the page."""
        to = email if isinstance(email, str) else email[0]
        words = {key: value for key, value in context.items() if key not in {"request", "current_site"}}
        return compose(template_prefix, to=to, language=preferred_language(to) or get_language(), context=words)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down is said so on the page; nobody waits for a code that never comes."""
        try:
            super().send_mail(template_prefix, email, context)
        except (smtplib.SMTPException, OSError):
            logger.exception("A message (%s) could not be sent", template_prefix)
            text = _("The e-mail could not be sent just now. Please try again in a few minutes.")
            messages.error(self.request, text)

    def is_safe_url(self, url: str) -> bool:
        """Ways on lead to this host only, never to another one that happens to be allowed, and never out of HTTPS."""
        # A backslash or a control character reads differently in browsers than here.
        if not url.isprintable() or "\\" in url:
            return False
        host = self.request.get_host()
        return url_has_allowed_host_and_scheme(url, allowed_hosts={host}, require_https=self.request.is_secure())

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the start page in the language of the page that was left."""
        return f"/{get_language()}/"

    def get_user_search_fields(self) -> list[str]:
        return ["email", "first_name", "last_name"]

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """The reader settings of the account come to this browser; those of a guest go into an account with none."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if user.reader:
            keep_in_cookie(response, Reader.from_mapping(user.reader), secure=request.is_secure())
        elif cookie := request.COOKIES.get(READER_COOKIE):
            user.reader = Reader.from_cookie(cookie).chosen()
            user.save(update_fields=["reader"])
        return response

    def set_password(self, user: User, password: str) -> None:
        """Changing it ends every other session; allauth keeps the present one."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """What the next page shows anyway ("signed in as", "code sent to") is not said twice."""
        template = kwargs.get("message_template") or (args[0] if args else None)
        if template not in SILENT:
            super().add_message(request, level, *args, **kwargs)


SILENT = frozenset(
    {
        "account/messages/logged_in.txt",
        "account/messages/logged_out.txt",
        "account/messages/login_code_sent.txt",
        "account/messages/email_confirmation_sent.txt",
    }
)
