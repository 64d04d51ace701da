from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from courses.extensions.plugins import PluginInfo


class MethodologyConfig(AppConfig):
    name = "methodology"
    verbose_name = _("Methodological materials")
    lasitava_plugin = PluginInfo(
        name=_("Methodological materials"),
        description=_("A library of templates, checklists and guides to download, print and adapt."),
        version="0.1",
    )

    def ready(self) -> None:
        from methodology.registrations import register  # noqa: PLC0415 -- apps must be loaded first

        register()
