"""The contact form: one page, four fields, a trap for programs that fill in everything."""

import time
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FASTEST_SECONDS = 3
"""Nobody reads and fills in the form faster; programs do."""
LONGEST_SECONDS = 24 * 60 * 60
SALT = "cms_pages.contact"


def form_token() -> str:
    """When the form was shown, signed; the form brings it back."""
    return signing.TimestampSigner(salt=SALT).sign("shown")


def one_line(text: str) -> None:
    """Refuses control characters: a name stands in the header of an e-mail."""
    if any(not char.isprintable() for char in text):
        raise ValidationError(_("Write it in one line, without special characters."))


class ContactForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We answer to this address and use it for nothing else."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail, so that we can answer."),
            "invalid": _("Write an e-mail address like name@example.org."),
        },
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write your message.")},
    )
    page_path = forms.CharField(label=_("Page that it is about"), required=False, max_length=500, validators=[one_line])
    # Hidden from people by CSS and from screen readers; a program fills it in.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_trap_sprung(self) -> bool:
        """Filled in by a program. The sender is told nothing."""
        return bool(self.cleaned_data.get("website"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        age = _age_of(cleaned.get("token", ""))
        if age is None:
            # A token for the next try goes out with the answer.
            self.data = {name: self.data.get(name, "") for name in self.fields} | {"token": form_token()}
            raise ValidationError(_("The form was open for too long. Your text is kept: send it again."))
        if age < FASTEST_SECONDS:
            raise ValidationError(_("That was very fast. Your text is kept: wait a moment and send it again."))
        return cleaned


def _age_of(token: str) -> float | None:
    """Seconds since the form was shown; None for a token that is not ours or too old."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(token, max_age=LONGEST_SECONDS)
    except signing.BadSignature:
        return None
    shown_at = signing.b62_decode(token.rsplit(signer.sep, 2)[1])
    return time.time() - shown_at
