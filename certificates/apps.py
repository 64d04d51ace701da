from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from courses.extensions.plugins import PluginInfo


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")
    lasitava_plugin = PluginInfo(
        name=_("Certificates"),
        description=_("Issues numbered certificates when a course is completed, and lets anyone verify them."),
        version="1.0",
    )

    def ready(self) -> None:
        from . import receivers, registrations  # noqa: PLC0415 -- apps must be loaded first

        receivers.connect()
        registrations.register()
