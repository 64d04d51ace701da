"""A person at a browser: a context of her own, and everything that went wrong in it."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.site import Site

PATIENCE = 30_000
"""Milliseconds. A loaded machine is slow, not wrong."""
SERVER_ERROR = 500
TIME_ZONE = "Europe/Riga"


class Visitor:
    """One context with one page open. `troubles` must be empty at the end; `expect` names what a test provokes."""

    def __init__(self, browser: Browser, site: Site, **options: Any) -> None:
        self.site = site
        self.context = browser.new_context(base_url=site.origin, timezone_id=TIME_ZONE, **options)
        self.context.set_default_timeout(PATIENCE)
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self._troubles.append(f"script: {error.error}"))
        self.context.on("request", self._request)
        self.context.on("response", self._response)
        self._troubles: list[str] = []
        self._expected: list[str] = []
        self.page: Page = self.context.new_page()

    @property
    def troubles(self) -> list[str]:
        """Script errors, refusals of the content policy, requests to other hosts, server errors."""
        return [text for text in self._troubles if not any(part in text for part in self._expected)]

    def expect(self, *parts: str) -> None:
        """What the console says of an answer that is meant to be refused is no trouble."""
        self._expected += parts

    def go(self, path: str) -> Page:
        """Open an address of the site."""
        self.page.goto(path)
        return self.page

    @property
    def path(self) -> str:
        """Where the page stands now."""
        return urlsplit(self.page.url).path

    def press(self, selector: str) -> Page:
        """Click the one thing that matches and wait for the next page."""
        with self.page.expect_navigation():
            self.page.locator(selector).click()
        return self.page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._troubles.append(f"console at {message.page.url if message.page else '?'}: {message.text}")

    def _request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(self.site.origin):
            self._troubles.append(f"another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= SERVER_ERROR:
            self._troubles.append(f"{response.status}: {response.url}")
