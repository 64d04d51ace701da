"""`manage.py tick`: once a minute, from cron, a systemd timer, or with `--every` from `start.py`."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from courses.services.ticking import tick


class Command(BaseCommand):
    help = "Publish what was scheduled, catch up with missed facts, run periodic jobs, prune. Safe to run at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="go on for ever with this pause")

    def handle(self, *args: Any, every: int | None = None, **options: Any) -> None:
        self._once()
        while every:
            close_old_connections()
            time.sleep(every)
            self._once()

    def _once(self) -> None:
        for name, changed in tick().items():
            self.stdout.write(f"{name}: {changed}")
