"""The services a point of the network offers."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms_pages.models import Service


class ServiceViewSet(ModelViewSet):
    model = Service
    icon = "tag"
    menu_label = _("Services")
    add_to_settings_menu = True
    form_fields = ["slug", "names"]
    list_display = ["__str__", "slug"]
    search_fields = ["slug"]


service_viewset = ServiceViewSet("services")
