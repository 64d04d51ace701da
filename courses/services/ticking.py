"""The minute hand: everything that has to happen without a request. Each part is idempotent."""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from courses.extensions.catch_up import catch_ups
from courses.extensions.periodic import periodic

logger = logging.getLogger(__name__)

TICK_LOCK = 0x1A517A7A
"""PostgreSQL's name for our lock. Any number would do; it only has to be always the same one."""
KEEP_JOB_RESULTS = timedelta(days=14)


def tick() -> dict[str, int]:
    """Run every part that is due. Returns what changed by part; empty when another process is ticking already.

    One part that fails is logged and does not keep the others from running; the next minute tries it again.
    """
    with _only_one() as mine:
        if not mine:
            return {}
        parts: dict[str, Callable[[], int]] = {
            "publish_scheduled": _publish_scheduled,
            **{f"catch_up.{name}": catch_up for name, catch_up in catch_ups.items()},
            **{f"periodic.{name}": job for name, job in periodic.items()},
            "prune": _prune,
        }
        return {name: changed for name, part in parts.items() if (changed := _run(name, part))}


def _run(name: str, part: Callable[[], int]) -> int:
    try:
        return part()
    except Exception:
        # Whatever a plugin's job raises, the clock goes on; the log carries the traceback.
        logger.exception("tick: %s failed and is tried again in a minute", name)
        return 0


def _publish_scheduled() -> int:
    call_command("publish_scheduled", verbosity=0)
    return 0


def _prune() -> int:
    """Expired sessions, and the results of jobs nobody asks about any more."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    if "django_tasks_db" not in settings.TASKS["default"]["BACKEND"]:
        return 0
    results = apps.get_model("django_tasks_database", "DBTaskResult").objects
    pruned, _ = results.filter(finished_at__lt=timezone.now() - KEEP_JOB_RESULTS).delete()
    return int(pruned)


def _only_one() -> AbstractContextManager[bool]:
    """A lock that dies with its holder: PostgreSQL's advisory lock, or a file beside SQLite's database."""
    if connection.vendor == "postgresql":
        return _advisory_lock()
    name = str(connection.settings_dict["NAME"])
    in_memory = not name or ":memory:" in name or "mode=memory" in name
    return nullcontext(True) if in_memory else _file_lock(f"{name}.tick")


@contextmanager
def _advisory_lock() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TICK_LOCK])
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [TICK_LOCK])


@contextmanager
def _file_lock(path: str) -> Iterator[bool]:
    with open(path, "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
