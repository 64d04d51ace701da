#!/usr/bin/env python3
"""Django's command line. Works from any folder, also before the project is installed into the environment."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run one management command with the settings of a single machine, unless others are named."""
    here = Path(__file__).resolve().parent
    sys.path[:0] = [str(here.parent), str(here)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elearning_site.settings.development")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- the path has to be set first

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
