"""Wagtail's user pages, for people who have no user name and accounts that may not be used to climb."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts.models import User
from courses.extensions.roles import Role

from .signup import tidy_name

ROLE_NAMES = tuple(Role.values)


class PersonFormMixin:
    """`editor` fills in the form: only a person with unlimited rights hands them out, or groups beyond the roles."""

    # Nobody sets a password for somebody else: people choose theirs, or sign in with a code sent by e-mail.
    password_enabled = False
    error_messages = {"duplicate_username": _("There is an account with this address already.")}
    instance: User
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].label = _("Roles")
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].label = _("Unlimited rights")
            self.fields["is_superuser"].disabled = not editor.is_superuser
        if not editor.is_superuser:
            self.fields["groups"].queryset = Group.objects.filter(name__in=ROLE_NAMES)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_first_name(self) -> str:
        return tidy_name(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return tidy_name(self.cleaned_data["last_name"])

    def save(self, commit: bool = True) -> User:
        """A new address has to be proved by its holder at the next sign-in."""
        new = self.instance.pk is None
        if new:
            self.instance.set_unusable_password()
        user: User = super().save(commit=commit)  # type: ignore[misc]  # mixed into a form
        if commit and not new and "email" in self.changed_data:  # type: ignore[attr-defined]  # a form
            EmailAddress.objects.filter(user=user).delete()
        return user

    def _save_m2m(self) -> None:
        offered = self.fields["groups"].queryset
        others = list(self.instance.groups.exclude(pk__in=offered))
        super()._save_m2m()  # type: ignore[misc]  # mixed into a form
        self.instance.groups.add(*others)


class PersonCreationForm(PersonFormMixin, UserCreationForm):
    """A new account; its holder signs in with a code and may then choose a password."""


class PersonEditForm(PersonFormMixin, UserEditForm):
    """Somebody's account. The own roles are for somebody else to change."""

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self.fields["groups"].disabled = editing_self
