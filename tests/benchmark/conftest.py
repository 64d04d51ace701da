"""One server for all benchmarks, and a learner who is signed in and enrolled."""

from collections.abc import Iterator

import pytest

from tests.benchmark.client import Browser
from tests.benchmark.journey import sign_in
from tests.benchmark.server import Server, demo_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with demo_server() as running:
        yield running


@pytest.fixture
def visitor(server: Server) -> Iterator[Browser]:
    browser = Browser(server.host, server.port)
    yield browser
    browser.close()


@pytest.fixture
def learner(visitor: Browser) -> Browser:
    """Signed in through the form, as a person would be."""
    sign_in(visitor)
    return visitor
