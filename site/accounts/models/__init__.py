"""Import models from here: `from accounts.models import User`."""

from .consent import Consent
from .mail import OutgoingMail
from .user import Country, User, UserManager

__all__ = ["Consent", "Country", "OutgoingMail", "User", "UserManager"]
