"""The number under which a process keeps what is the same for everybody."""

import time

from django.db import connection

READ_EVERY_SECONDS = 1.0


class _Clock:
    """The last number read and when; one per process."""

    number = 0
    read_at = -READ_EVERY_SECONDS


def current_generation() -> int:
    """The published generation, read from the database at most once a second (one raw row)."""
    now = time.monotonic()
    if now - _Clock.read_at >= READ_EVERY_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM courses_generation WHERE id = 1")
            row = cursor.fetchone()
        _Clock.number = row[0] if row else 0
        _Clock.read_at = now
    return _Clock.number


def forget_generation() -> None:
    """Read anew at the next call: after this process itself published something, and in tests."""
    _Clock.read_at = -READ_EVERY_SECONDS
