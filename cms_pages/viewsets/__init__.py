"""What editors manage besides pages."""

from .contact import contact_message_viewset
from .services import service_viewset

__all__ = ["contact_message_viewset", "service_viewset"]
