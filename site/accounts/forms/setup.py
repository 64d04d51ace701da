"""The first administrator."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .signup import NameFields


class SetupForm(NameFields):
    """Name, address and password of the person who will look after the site."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Type your e-mail address.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
        error_messages={"required": _("Type a new password.")},
    )
    field_order = ("email", "password", "first_name", "last_name")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."), code="taken")
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = User(**{name: cleaned.get(name, "") for name in ("email", "first_name", "last_name")})
            try:
                validate_password(password, person)
            except forms.ValidationError as trouble:
                self.add_error("password", trouble)
        return cleaned
