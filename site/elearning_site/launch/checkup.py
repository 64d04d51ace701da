"""The part of `start.py doctor` that needs Django. Prints its findings as JSON."""

import json
import os
import stat
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from .doctor import Finding

START = "Run: python3 site/start.py"
SECRET_MODE = 0o077
WAITING_TOO_LONG = timedelta(minutes=10)


def database() -> Finding:
    """Which database, and whether it answers."""
    name = f"{connection.vendor}, {connection.settings_dict['NAME']}"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Finding("Database", f"{name}: {error}", "Start the database, or correct DATABASE_URL.")
    return Finding("Database", name)


def migrations() -> Finding:
    """Whether the tables are as this code expects them."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding("Migrations", f"{len(plan)} to apply" if plan else "all applied", START if plan else "")


def queue() -> Finding:
    """How many jobs wait, and whether somebody takes them up."""
    if not apps.is_installed("django_tasks_db") or "django_tasks_db" not in settings.TASKS["default"]["BACKEND"]:
        return Finding("Jobs", f"queued by {settings.TASKS['default']['BACKEND']}")
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects.filter(status="READY")
    long_ago = timezone.now() - WAITING_TOO_LONG
    late = results.filter(enqueued_at__lt=long_ago, run_after__lt=long_ago)
    advice = "No worker takes them up. start.py runs one; elsewhere run: manage.py db_worker" if late.exists() else ""
    return Finding("Jobs", f"{results.count()} waiting", advice)


def shared_cache() -> Finding:
    """Whether the cache gives back what it was given."""
    kind = str(settings.CACHES["default"]["BACKEND"]).rsplit(".", 1)[-1]
    try:
        cache.set("doctor", "well", 10)
        answers = cache.get("doctor") == "well"
    except OSError:
        answers = False
    return Finding("Cache", kind, "" if answers else "It does not keep anything. Check CACHE_URL.")


def secret_key() -> Finding:
    """The key kept in a file is for its owner only."""
    path = Path(settings.VAR_DIR) / "secret.key"
    if not path.exists():
        return Finding("Secret key", "from the environment")
    shared = stat.S_IMODE(path.stat().st_mode) & SECRET_MODE
    return Finding("Secret key", str(path), f"Others can read it. Run: chmod 600 {path}" if shared else "")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "elearning_site.settings.development")
    django.setup()
    found = [database()]
    if not found[0].advice:
        found.append(migrations())
        if not found[-1].advice:
            found.append(queue())
    found += [shared_cache(), secret_key()]
    print(json.dumps([asdict(finding) for finding in found]))


if __name__ == "__main__":
    main()
