"""`manage.py setup_link`: the address where the first administrator is made."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import translation

from accounts.services.setup import SetupRefused, make_setup_token


class Command(BaseCommand):
    help = "Prints a link, good once and for 24 hours, to the page that makes the first administrator."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token = make_setup_token()
        except SetupRefused as trouble:
            raise CommandError(
                "This site already has an administrator, who can add others under Settings, Users."
            ) from trouble
        with translation.override(settings.LANGUAGE_CODE):
            path = reverse("setup", args=[token])
        self.stdout.write("Make the first administrator here (the link works once, for 24 hours):")
        self.stdout.write(settings.LASITAVA_BASE_URL.rstrip("/") + path)
