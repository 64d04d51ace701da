"""Production settings as a browser on this machine meets them: plain HTTP, demo people, tasks inside the request."""

from elearning_site.settings.production import *  # noqa: F403 -- production as it is, but for what follows

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# All tests come from one address.
ACCOUNT_RATE_LIMITS = {}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
