from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")
    default = True

    def ready(self) -> None:
        from . import receivers, registrations  # noqa: PLC0415 -- apps must be loaded first

        registrations.register()
        receivers.connect()


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's user pages, with ours in their place. Stands in INSTALLED_APPS instead of `wagtail.users`."""

    default = False
    user_viewset = "accounts.viewsets.users.PersonViewSet"
