"""Shared by all tests: the database, a clean cache, and how hypothesis searches."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.test import TransactionTestCase

from courses.queries.generation import forget_generation
from courses.queries.memo import forget_kept
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


@pytest.fixture(autouse=True)
def clean_memos() -> None:
    """What is kept under a generation is wrong once a rolled-back database says the same number again."""
    forget_kept()
    forget_generation()
    shutil.rmtree(settings.PAGE_CACHE_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def commit_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the test's own transaction nothing ever commits, so what waits for a commit runs at once.

    Tests that really commit (`transaction=True`, a live server) keep Django's behaviour.
    """
    marker = request.node.get_closest_marker("django_db")
    really_commits = (marker is not None and marker.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & set(request.fixturenames)
    )
    if not really_commits:
        monkeypatch.setattr(transaction, "on_commit", lambda func, using=None, robust=False: func())
