"""What a new learner tells us beside the e-mail address."""

import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Country, User
from accounts.queries.legal import legal_pages
from accounts.services.consents import CONSENT_TEXTS, give_consents


def tidy_name(name: str) -> str:
    """A name as it is to be printed: composed letters, single spaces, nothing invisible.

    Raises ValidationError for control characters, which could break a mail header or a printed line.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Cs"} for letter in name):
        raise forms.ValidationError(_("The name holds a character that cannot be printed."), code="unprintable")
    return name


class NameFields(forms.Form):
    """First and last name as they should stand on a certificate."""

    first_name = forms.CharField(
        label=_("First name"),
        help_text=_("As it should stand on a certificate."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Type your first name.")},
    )
    last_name = forms.CharField(
        label=_("Last name"),
        help_text=_("As it should stand on a certificate."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Type your last name.")},
    )

    def clean_first_name(self) -> str:
        return tidy_name(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return tidy_name(self.cleaned_data["last_name"])


def country_field() -> forms.ChoiceField:
    """Where somebody works; nobody has to say."""
    return forms.ChoiceField(
        label=_("Where you work"),
        help_text=_("Used for statistics only."),
        required=False,
        choices=[("", _("I would rather not say")), *Country.choices],
    )


def legal_links() -> SafeString | str:
    """Where the texts are that somebody is asked to have read; in another tab, so that nothing typed is lost."""
    pages = legal_pages(get_language() or settings.LANGUAGE_CODE)
    if not pages:
        return ""
    links = format_html_join(", ", '<a href="{1}" target="_blank" rel="noopener">{0}</a>', pages)
    return format_html("{} ({})", links, gettext("opens in a new tab"))


class SignupDetailsForm(NameFields):
    """The part of the sign-up form that is ours; allauth puts the address and the password on top."""

    country = country_field()
    field_order = ("email", "password1", "first_name", "last_name", "country")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in CONSENT_TEXTS:
            self.fields[f"consent_{item.key}"] = forms.BooleanField(
                label=item.text,
                required=item.required,
                help_text=legal_links() if item.key == "terms" else "",
                error_messages={"required": _("Tick this box to create an account.")},
            )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth once the account is there: keep the rest of the answers."""
        language = get_language() or settings.LANGUAGE_CODE
        user.country = self.cleaned_data["country"]
        user.language = language
        user.save(update_fields=["country", "language"])
        given = [item.key for item in CONSENT_TEXTS if self.cleaned_data[f"consent_{item.key}"]]
        give_consents(user.pk, given, language=language, at=timezone.now())
