"""What pages cost the server, in milliseconds of processor time. Run by name on a quiet machine:

    .venv/bin/python -m pytest tests/benchmark -s

On PostgreSQL with `DATABASE_URL=postgres://…`, with Redis by `CACHE_URL=redis://…` (tests/benchmark/server.py). The
figures are smallest / middle / largest of several rounds.
"""

from itertools import count

import pytest

from tests.benchmark import journey
from tests.benchmark.client import Browser
from tests.benchmark.measuring import cost_of, rate_of
from tests.benchmark.server import Server

pytestmark = pytest.mark.benchmark

REQUEST_LIMIT = 5.0
JOURNEY_LIMITS = {"SQLite": 150.0, "PostgreSQL": 180.0}
VISITORS_A_SECOND = 2500
PAGES = {
    "catalogue": journey.CATALOGUE,
    "course": journey.COURSE,
    "lesson": journey.LESSONS[1],
    "quiz page": journey.QUIZ,
    "dashboard": "/lv/dashboard/",
}


def tell(name: str, figure: object) -> None:
    print(f"\n{name:<28} {figure}", end="")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_a_learner(server: Server, learner: Browser, name: str) -> None:
    cost = cost_of(server, lambda: learner.get(PAGES[name]), times=60, warm_up=20)
    tell(name, cost)
    assert cost.middle <= REQUEST_LIMIT


def test_a_question(server: Server, learner: Browser) -> None:
    page = journey.start_quiz(learner)
    cost = cost_of(server, lambda: learner.get(page.path), times=60, warm_up=20)
    tell("question", cost)
    assert cost.middle <= REQUEST_LIMIT


def test_an_answer_by_the_script(server: Server, learner: Browser) -> None:
    page = journey.start_quiz(learner)
    form = page.form(journey.FORM_OF_QUESTION)
    address = form.action.rstrip("/").rpartition("/")[0] + "/save/"
    turns = count(1)

    def answer() -> None:
        turn = next(turns)
        sent = journey.answers_to(form, turn=turn) | {"client": "benchmark", "q1-seq": str(turn)}
        assert learner.save(page, form, address, **sent) == 200

    cost = cost_of(server, answer, times=60, warm_up=20)
    tell("answer", cost)
    assert cost.middle <= REQUEST_LIMIT


def test_a_whole_journey(server: Server, visitor: Browser) -> None:
    cost = cost_of(server, lambda: journey.journey(visitor), times=3, warm_up=6)
    before = visitor.requests
    assert journey.journey(visitor).path.endswith("/review/")
    tell(f"journey on {server.kind}, {visitor.requests - before} requests", cost)
    assert cost.middle <= JOURNEY_LIMITS[server.kind]


@pytest.mark.parametrize("path", ["/lv/", journey.LESSONS[1]])
def test_a_cached_page_for_visitors(server: Server, visitor: Browser, path: str) -> None:
    visitor.get(path)
    rate = rate_of(server, path)
    tell(f"visitor, {path[-16:]}", rate)
    assert rate.allowed >= VISITORS_A_SECOND
