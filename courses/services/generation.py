"""Raising the published generation: the one way to say "what everybody sees has changed"."""

from django.db import connection, transaction

from courses.queries.generation import forget_generation

UPSERT = (
    "INSERT INTO courses_generation (id, number) VALUES (1, 1) "
    "ON CONFLICT (id) DO UPDATE SET number = courses_generation.number + 1"
)


def bump_generation() -> None:
    """Raise the number when the transaction commits, once however often it is asked for in one transaction."""
    if _raise_number not in (entry[1] for entry in connection.run_on_commit):
        transaction.on_commit(_raise_number)


def _raise_number() -> None:
    with connection.cursor() as cursor:
        cursor.execute(UPSERT)
    forget_generation()
