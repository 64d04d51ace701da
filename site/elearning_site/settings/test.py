"""For pytest: fast hasher, tasks inside the request, nothing written outside the run's own folder."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403 -- the one place settings are layered: base first, then what differs
from .base import CACHES, STORAGES

_run = Path(tempfile.mkdtemp(prefix="lasitava-test-"))

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 -- not a secret
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
MEDIA_ROOT = _run / "media"
PRIVATE_ROOT = _run / "private"
PAGE_CACHE_DIR = _run / "pages"
STORAGES = STORAGES | {
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    }
}
if "redis" not in str(CACHES["default"]["BACKEND"]):
    CACHES = CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test"}}
LASITAVA_DEMO = False
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # allauth's word for none
# Tests compare the code's own words, whether the catalogues are compiled or not and whatever language an earlier test
# left active. Browser tests read the catalogues; `.ci/messages.py` checks them.
LOCALE_PATHS = []
