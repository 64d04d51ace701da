"""Wagtail's user pages with our forms: people by e-mail address, accounts erased instead of deleted."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.users.views.users import CreateView, DeleteView, EditView, IndexView, UserViewSet

from accounts.forms.users import PersonCreationForm, PersonEditForm
from accounts.models import User
from accounts.services.erasing import LastAdministrator, erase_account


class PersonIndexView(IndexView):
    """Everybody with an account; erased accounts are nobody's."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(erased_at=None)


class PersonCreateView(CreateView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"editor": self.request.user}


class PersonEditView(EditView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who may do everything is out of reach for those who may not: a changed address would be a way in."""
        if self.object.erased_at is not None or (self.object.is_superuser and not request.user.is_superuser):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"editor": self.request.user}


class PersonEraseView(DeleteView):
    """Records of learning point at the account, so it is emptied and never deleted."""

    page_title = _("Erase account")
    success_message = _("The account was erased.")

    @property
    def confirmation_message(self) -> Any:
        return _(
            "Erase this account? Name, address and everything else that is personal goes. Records of learning and the "
            "certificate register entry stay without the account. This cannot be undone."
        )

    def get_usage_url(self) -> None:
        """Records that point at the account are no reason against: nothing is deleted under them."""
        return None

    def delete_action(self) -> None:
        with transaction.atomic():
            erase_account(self.object.pk, at=timezone.now(), by_id=self.request.user.pk)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except LastAdministrator:
            messages.error(self.request, _("The only administrator cannot be erased. Name another one first."))
            return redirect(self.get_success_url())


class PersonViewSet(UserViewSet):
    """Used instead of Wagtail's own through the app's configuration."""

    model = User
    index_view_class = PersonIndexView
    add_view_class = PersonCreateView
    edit_view_class = PersonEditView
    delete_view_class = PersonEraseView
    # A person is nobody's copy.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm
