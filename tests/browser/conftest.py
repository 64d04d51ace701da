"""Chromium, the demo site and a mail server."""

import logging
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, sync_playwright

from tests.browser.mailbox import Mailbox
from tests.browser.site import Site, demo_site, free_port
from tests.browser.visitor import Visitor

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",  # a container has no namespaces to make one of
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def mail_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def mailbox(mail_port: int) -> Iterator[Mailbox]:
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=mail_port, ready_timeout=30)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture(scope="session")
def site(mailbox: Mailbox, mail_port: int) -> Iterator[Site]:
    with demo_site(mail_port=mail_port) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for a module, not for the run: while playwright is on, its event loop makes Django refuse every query that
    another test of the same process makes.
    """
    executable = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    assert executable is not None, f"None of {CHROMIUMS} is installed."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, headless=True, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Makes visitors. At the end none of them may have met trouble."""
    visitors: list[Visitor] = []

    def arrive(**options: Any) -> Visitor:
        visitor = Visitor(browser, site, **options)
        visitors.append(visitor)
        return visitor

    yield arrive
    for visitor in visitors:
        visitor.context.close()
    assert [trouble for visitor in visitors for trouble in visitor.troubles] == []
