"""Messages of the contact form: read, and deleted when they are done with; never written here."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from cms_pages.models import ContactMessage


class ContactMessageViewSet(ModelViewSet):
    """No role may add or change a message: see `registrations.py`."""

    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 800
    add_to_admin_menu = True
    inspect_view_enabled = True
    # Editing is refused by permission; Wagtail asks for the fields all the same.
    form_fields = ["message"]
    list_display = ["name", "email", "created_at", "state"]
    list_filter = ["state", "language"]
    inspect_view_fields = [
        "name",
        "email",
        "message",
        "page_path",
        "language",
        "created_at",
        "state",
        "sent_at",
        "last_error",
    ]


contact_message_viewset = ContactMessageViewSet("contact_messages")
