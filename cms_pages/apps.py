from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from courses.extensions.plugins import PluginInfo


class CmsPagesConfig(AppConfig):
    name = "cms_pages"
    verbose_name = _("Pages of the site")
    lasitava_plugin = PluginInfo(
        name=_("Pages of the site"),
        description=_("Home, news, projects, partners, network, events, standard pages, contact form and search."),
        version="0.1",
    )

    def ready(self) -> None:
        from cms_pages.registrations import register  # noqa: PLC0415 -- apps must be loaded first

        register()
