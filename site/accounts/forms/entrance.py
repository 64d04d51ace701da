"""allauth's forms in our words: one label each, no placeholders that vanish, errors that say how to mend them.

Named in ACCOUNT_FORMS. (Not imported by the package itself: allauth's forms import ours first.)
"""

from typing import Any, Final

from allauth.account import forms as allauth_forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

EMAIL: Final = (_("E-mail address"), _("Type your e-mail address."))
WORDS: Final[dict[str, tuple[Any, Any]]] = {
    "login": EMAIL,
    "email": EMAIL,
    "password": (_("Password"), _("Type your password.")),
    "oldpassword": (_("Your password so far"), _("Type the password you have used so far.")),
    "password1": (_("New password"), _("Type a new password.")),
    "password2": (_("New password once more"), _("Type the new password once more.")),
    "code": (_("Code from the e-mail"), _("Type the code from the e-mail.")),
}
VOLUNTARY: Final = _("You may leave it empty and sign in with a code sent by e-mail.")


class PlainWords:
    """Mixed into allauth's forms."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in WORDS:
                field.label, field.error_messages["required"] = WORDS[name]
            if name == "password1" and not field.required:
                field.help_text = format_html("{} {}", VOLUNTARY, field.help_text)


class LoginForm(PlainWords, allauth_forms.LoginForm):
    pass


class SignupForm(PlainWords, allauth_forms.SignupForm):
    pass


class RequestLoginCodeForm(PlainWords, allauth_forms.RequestLoginCodeForm):
    pass


class ConfirmLoginCodeForm(PlainWords, allauth_forms.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(PlainWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ResetPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    pass


class ConfirmPasswordResetCodeForm(PlainWords, allauth_forms.ConfirmPasswordResetCodeForm):
    pass


class ResetPasswordKeyForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    pass


class AddEmailForm(PlainWords, allauth_forms.AddEmailForm):
    pass


class ReauthenticateForm(PlainWords, allauth_forms.ReauthenticateForm):
    pass
