"""`manage.py load_demo`: the demo site, from its YAML files to learners with certificates."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from elearning_site.demo.reading import DemoContentError

NEEDED = ("cms_pages", "certificates", "methodology")


class Command(BaseCommand):
    help = "Loads the demo site. What is there already is left as it is, so it may be run again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        if missing := [label for label in NEEDED if not apps.is_installed(label)]:
            raise CommandError(f"The demo site needs every plugin; not installed: {', '.join(missing)}.")
        # The loader imports models of the plugins, which may be left out of an installation.
        from elearning_site.demo.load import load_demo  # noqa: PLC0415 -- see above

        try:
            load_demo(tell=self.stdout.write)
        except DemoContentError as fault:
            raise CommandError(str(fault)) from fault
