"""One server with the demo site for all benchmarks, and a learner who is signed in and enrolled."""

from collections.abc import Iterator

import pytest

from tests.benchmark.client import Browser
from tests.benchmark.server import Server, demo_server

EMAIL, PASSWORD = "benchmark@example.org", "only for measuring"
MAKE_LEARNER = f"""
from accounts.models import User
from allauth.account.models import EmailAddress
user = User.objects.create_user({EMAIL!r}, {PASSWORD!r}, first_name="Anna", last_name="Ozola")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
"""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with demo_server() as running:
        yield running


@pytest.fixture(scope="session")
def visitor(server: Server) -> Iterator[Browser]:
    browser = Browser(server.host, server.port)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def learner(server: Server) -> Iterator[Browser]:
    """Signed in through the form, as a person would be."""
    server.manage("shell", "--no-imports", "--command", MAKE_LEARNER)
    browser = Browser(server.host, server.port)
    page = browser.get("/lv/account/login/")
    page = browser.send(page, page.form("account/login"), login=EMAIL, password=PASSWORD)
    assert not page.path.startswith("/lv/account/login/")
    yield browser
    browser.close()
