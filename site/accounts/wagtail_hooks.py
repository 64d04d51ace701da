"""The admin: what is logged about accounts, and what may not be done to many people at once."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages

from accounts.forms.users import ROLE_NAMES
from accounts.models import User


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    actions.register_action("accounts.export", gettext_lazy("Download data"), gettext_lazy("Data downloaded"))
    actions.register_action("accounts.erase", gettext_lazy("Erase account"), gettext_lazy("Account erased"))


@hooks.register("before_bulk_action")
def guard_people(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The limits of the single pages hold for many people at once too."""
    people = [item for item in objects if isinstance(item, User)]
    if not people:
        return None
    if action_type == "delete":
        messages.error(request, _("Accounts are erased one by one, on their own pages."))
        return redirect("wagtailusers_users:index")
    if not request.user.is_superuser:
        role = request.POST.get("role")
        beyond = role and not Group.objects.filter(pk=role, name__in=ROLE_NAMES).exists()
        if beyond or any(person.is_superuser for person in people):
            raise PermissionDenied
    return None
