"""Import models from here: `from accounts.models import User`."""

from .consent import Consent
from .user import User

__all__ = ["Consent", "User"]
