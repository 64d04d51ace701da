"""Production settings as they are, behind a pretended proxy. Passwords are hashed cheaply: that cost is known apart."""

from elearning_site.settings.production import *  # noqa: F403 -- production as it is, but for what follows

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One machine signs in more often than thirty people.
ACCOUNT_RATE_LIMITS = {}
