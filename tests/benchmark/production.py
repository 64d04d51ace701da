"""Production settings over plain HTTP on this machine. Passwords are hashed cheaply: that cost is known apart."""

from elearning_site.settings.production import *  # noqa: F403 -- production as it is, but for what follows

SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS: dict[str, str] = {}
