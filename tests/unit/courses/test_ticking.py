"""The minute hand: everything due runs once, one failure stops nothing else, and two hands never move together."""

import logging
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from courses.extensions.catch_up import catch_ups
from courses.extensions.periodic import periodic
from courses.services import ticking

pytestmark = pytest.mark.django_db(transaction=True)


def fail() -> int:
    raise RuntimeError("the mail server is away")


def test_registered_work_is_done_and_counted() -> None:
    with (
        catch_ups.register_temporarily("tests.facts", lambda: 2),
        periodic.register_temporarily("tests.reminders", lambda: 3),
        periodic.register_temporarily("tests.nothing_due", lambda: 0),
    ):
        done = ticking.tick()
    assert {name: changed for name, changed in done.items() if ".tests." in name} == {
        "catch_up.tests.facts": 2,
        "periodic.tests.reminders": 3,
    }


def test_a_failing_part_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    with (
        periodic.register_temporarily("tests.a_broken", fail),
        periodic.register_temporarily("tests.b_sound", lambda: 1),
        caplog.at_level(logging.ERROR, logger=ticking.__name__),
    ):
        done = ticking.tick()
    assert done["periodic.tests.b_sound"] == 1
    assert [record.getMessage() for record in caplog.records] == [
        "tick: periodic.tests.a_broken failed and is tried again in a minute"
    ]


def test_two_ticks_at_once_do_the_work_once() -> None:
    def tick_in_another_process() -> dict[str, int]:
        try:
            return ticking.tick()
        finally:
            connection.close()

    inside: list[dict[str, int]] = []

    def work() -> int:
        with ThreadPoolExecutor(max_workers=1) as pool:
            inside.append(pool.submit(tick_in_another_process).result())
        return 1

    with periodic.register_temporarily("tests.slow", work):
        assert ticking.tick()["periodic.tests.slow"] == 1
    assert inside == [{}]


def test_the_lock_is_free_after_a_tick() -> None:
    with periodic.register_temporarily("tests.again", lambda: 1):
        assert [ticking.tick()["periodic.tests.again"], ticking.tick()["periodic.tests.again"]] == [1, 1]


def test_the_command_tells_what_changed() -> None:
    told = StringIO()
    with periodic.register_temporarily("tests.reminders", lambda: 3):
        call_command("tick", stdout=told)
    assert "periodic.tests.reminders: 3" in told.getvalue().splitlines()
