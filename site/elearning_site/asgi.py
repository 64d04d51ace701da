"""ASGI entry point, for servers that want one; WSGI is the measured and recommended way."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elearning_site.settings.production")

application = get_asgi_application()
