"""Admin views that show a member of one partner nothing of another's."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.models import Issuer
from certificates.queries.register import issuers_for


def visible(model: type[Model], user: Any) -> QuerySet[Any]:
    """The rows of a model that belong to the issuers a user works for. Raises nothing: nobody's issuers are none."""
    issuers = issuers_for(user)
    if model is Issuer:
        return issuers
    path = "issuer__in" if hasattr(model, "issuer") else "enrolment__course__owner__issuer__in"
    rows = model._default_manager.filter(**{path: issuers})
    if path != "issuer__in" and user.has_perm("certificates.manage_all_issuers"):
        # Problems of courses whose organisation is no issuer yet belong to nobody else.
        return model._default_manager.all()
    return rows


class ScopedObject:
    """Looks an object up among the visible ones: another partner's row is a 404. Mixed into Wagtail's views."""

    model: type[Model]
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_object(self, queryset: Any = None) -> Any:
        pk = unquote(str(self.kwargs["pk"]))
        return get_object_or_404(visible(self.model, self.request.user), pk=pk)


class ScopedIndex(generic.IndexView):
    """Lists the visible rows only."""

    def get_base_queryset(self) -> QuerySet[Any]:
        return visible(self.model, self.request.user)


class ScopedEdit(ScopedObject, generic.EditView):
    """Edits a visible row."""


class ScopedDelete(ScopedObject, generic.DeleteView):
    """Deletes a visible row."""


class ScopedInspect(ScopedObject, generic.InspectView):
    """Shows a visible row."""


class ScopedHistory(ScopedObject, history.HistoryView):
    """The history of a visible row."""


class ScopedUsage(ScopedObject, usage.UsageView):
    """Where a visible row is used."""


class ScopedPolicy(ModelPermissionPolicy):
    """Django's permissions for the kind of thing, membership for the thing itself."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action) and visible(self.model, user).filter(pk=instance.pk).exists()


class ReadOnlyPolicy(ScopedPolicy):
    """A register is read; what may happen to a row has its own view, permission and log."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")
