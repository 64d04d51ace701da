"""The steps between an environment and a site that can be served. Run inside the environment, in one process."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import django
import polib
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[3]


def compile_messages() -> None:
    """Every catalogue as the binary file Django reads, by polib: no GNU gettext is needed to run a site."""
    for source in sorted((ROOT / "locale").rglob("*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


def collect_static() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


def migrate() -> None:
    call_command("migrate", interactive=False, verbosity=1)


def load_demo() -> None:
    call_command("load_demo")


STEPS: dict[str, tuple[str, Callable[[], None]]] = {
    "messages": ("compiling the translations", compile_messages),
    "static": ("collecting static files", collect_static),
    "migrate": ("creating the database tables", migrate),
    "demo": ("loading the demo site", load_demo),
}


def main(names: list[str]) -> None:
    """Run the named steps in their fixed order."""
    # Django reads the compiled catalogues when it starts, so they come first.
    if "messages" in names:
        compile_messages()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elearning_site.settings.development")
    django.setup()
    for name, (title, step) in STEPS.items():
        if name in names:
            print(title, flush=True)
            step()


if __name__ == "__main__":
    main(sys.argv[1:])
