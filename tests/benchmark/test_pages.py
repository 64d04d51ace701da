"""What a page costs the server, in milliseconds of processor time. Run by name on a quiet machine:

.venv/bin/python -m pytest tests/benchmark -s -p no:randomly
"""

import time

import pytest

from tests.benchmark.client import Browser, Page
from tests.benchmark.server import Server

pytestmark = pytest.mark.benchmark

CATALOGUE = "/lv/kursi/"
WARM_UP, ROUNDS = 20, 200
MILLISECONDS_A_PAGE = 5.0
VISITORS_A_SECOND = 2500


def course(browser: Browser) -> Page:
    """The first course of the catalogue."""
    links = browser.get(CATALOGUE).links
    return browser.get(next(link for link in links if link.startswith(CATALOGUE) and link != CATALOGUE))


def milliseconds(server: Server, browser: Browser, path: str) -> float:
    """Processor time of one request, averaged over many."""
    for _ in range(WARM_UP):
        browser.get(path)
    before = server.processor_seconds()
    for _ in range(ROUNDS):
        browser.get(path)
    return (server.processor_seconds() - before) / ROUNDS * 1000


@pytest.mark.parametrize("name", ["catalogue", "course", "lesson", "quiz"])
def test_a_page_for_a_learner_is_cheap(server: Server, learner: Browser, name: str) -> None:
    page = course(learner)
    units = [link for link in dict.fromkeys(page.links) if link.startswith(page.path) and link != page.path]
    quizzes = [unit for unit in units if "tests" in unit.rstrip("/").rpartition("/")[2]]
    lessons = [unit for unit in units if unit not in quizzes]
    path = {"catalogue": CATALOGUE, "course": page.path, "lesson": lessons[0], "quiz": quizzes[0]}[name]
    cost = milliseconds(server, learner, path)
    print(f"\n{name}: {cost:.2f} ms of processor time a request")
    assert cost <= MILLISECONDS_A_PAGE


def test_a_cached_page_answers_thousands_of_visitors(server: Server, visitor: Browser) -> None:
    milliseconds(server, visitor, "/lv/")
    before, began = server.processor_seconds(), time.monotonic()
    for _ in range(5 * ROUNDS):
        visitor.get("/lv/")
    cost = (server.processor_seconds() - before) / (5 * ROUNDS)
    # One client cannot ask fast enough for two cores, so the rate is what their processor time allows.
    rate = 2 / cost
    print(f"\nvisitor: {cost * 1000:.2f} ms, {rate:.0f} requests/s on 2 cores ({time.monotonic() - began:.1f} s)")
    assert rate >= VISITORS_A_SECOND
