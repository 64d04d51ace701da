"""Shared by all tests: the database, a clean cache, and how hypothesis searches."""

import os
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import TransactionTestCase

from tests import databases

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
FIRST_REDIS_DATABASE = 8
"""Tests empty the cache they use, so they keep away from the numbers a person's Redis is likely to use."""

# A loaded machine is slow, not wrong.
hypothesis.settings.register_profile("house", deadline=None, max_examples=100)
hypothesis.settings.load_profile("house")


def pytest_configure() -> None:
    """Each worker gets a Redis database of its own: emptying one must not empty another's."""
    cache: dict[str, Any] = settings.CACHES["default"]
    if cache["BACKEND"].endswith("RedisCache"):
        number = FIRST_REDIS_DATABASE + int(WORKER.removeprefix("gw").replace("main", "0")) % 8
        cache["LOCATION"] = f"{cache['LOCATION'].rstrip('/')}/{number}"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """This worker's clone of the one migrated database (see `tests.databases`)."""
    database = databases.for_worker(WORKER)
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        database.create()
        # What runs after a test that commits. Django's own flush would delete the rows that migrations made.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: database.restore())
        yield
        database.destroy()


@pytest.fixture(autouse=True)
def clean_cache() -> Iterator[None]:
    """No test sees what another one cached."""
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()
