"""axe (WCAG 2.2 A and AA) finds nothing: every kind of public page, in three languages, in eight presentations.

By default Latvian is looked at in all presentations on the key pages and in light and at 320 px everywhere, the other
languages on the key pages in light and at 320 px; `LASITAVA_AXE=all` looks at everything in everything.
"""

import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.site import Site

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LANGUAGES = ("lv", "lt", "en")
# Pages that stand in no site map: forms, doors, answers to what is not there.
APART = (
    "search/",
    "search/?q=bibliotek",
    "verify/",
    "account/login/",
    "account/signup/",
    "reading-settings/",
    "write/",
)
MISSING = ("verify/not-a-certificate/", "no-such-page/")


@dataclass(frozen=True)
class Presentation:
    """How a page is shown."""

    width: int = 1280
    mode: str = ""
    options: dict[str, Any] = field(default_factory=dict)


PRESENTATIONS = {
    "light": Presentation(),
    "dark": Presentation(mode="dark"),
    "calm": Presentation(mode="calm"),
    "contrast": Presentation(mode="contrast"),
    "320": Presentation(width=320),
    # 1280 px seen at 200 %.
    "zoom": Presentation(width=640, options={"device_scale_factor": 2}),
    "still": Presentation(options={"reduced_motion": "reduce"}),
    "forced": Presentation(options={"forced_colors": "active"}),
}


def open_page(browser: Browser, site: Site, shown: Presentation) -> Page:
    # axe is put into the page, which the page's own content policy refuses.
    context = browser.new_context(
        base_url=site.origin, bypass_csp=True, viewport={"width": shown.width, "height": 800}, **shown.options
    )
    if shown.mode:
        context.add_cookies([{"name": "lasitava_reader", "value": f"mode:{shown.mode}", "url": site.origin}])
    return context.new_page()


def kinds_of_pages(page: Page, language: str) -> list[str]:
    """One address of each kind: sections, the first page in each, and what a course is made of."""
    page.goto(f"/{language}/sitemap/")
    links = page.locator("main a").evaluate_all("links => links.map(link => link.href)")
    found: dict[tuple[str, ...], str] = {}
    for path in (urlsplit(link).path for link in links):
        parts = tuple(part for part in path.split("/") if part)
        if parts and parts[0] == language:
            # A standard page stands alone in its section; below a course, depth says the kind.
            found.setdefault((*parts[:2], str(len(parts))), path)
    quizzes = [urlsplit(link).path for link in links if "test" in link.rsplit("/", 2)[-2]]
    return [*dict.fromkeys([f"/{language}/", *found.values(), *quizzes[:1]])]


def faults(page: Page, path: str, name: str) -> list[str]:
    page.goto(path)
    answer = Axe().run(page, options=RULES).response
    said = [
        f"{name} {path}: {rule['id']} – {rule['nodes'][0]['target']}: {rule['help']}" for rule in answer["violations"]
    ]
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*said, *([f"{name} {path}: {width} px wider than the window"] if width > 0 else [])]


def chosen(language: str, presentation: str, pages: list[str]) -> list[str]:
    """What is looked at: everything, or the key pages (the first of every section's depth)."""
    if os.environ.get("LASITAVA_AXE") == "all" or (language == "lv" and presentation in {"light", "320"}):
        apart = [f"/{language}/{path}" for path in (*APART, *MISSING)]
        return [*pages, *apart]
    if language == "lv" or presentation in {"light", "320"}:
        return [*pages[:1], *[path for path in pages if path.count("/") > 4][:4], f"/{language}/account/signup/"]
    return []


@pytest.mark.parametrize("presentation", PRESENTATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, site: Site, language: str, presentation: str) -> None:
    page = open_page(browser, site, PRESENTATIONS[presentation])
    paths = chosen(language, presentation, kinds_of_pages(page, language))
    found = [fault for path in paths for fault in faults(page, path, presentation)]
    page.context.close()
    assert not found, "\n".join(found)


def test_a_lesson_is_light_and_asks_nobody_else(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.origin)
    page = context.new_page()
    lesson = next(path for path in kinds_of_pages(page, "lv") if path.count("/") == 6)
    context.close()
    context = browser.new_context(base_url=site.origin)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: dict[str, float] = {}
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    kinds: dict[str, tuple[str, str]] = {}
    session.on(
        "Network.responseReceived",
        lambda event: kinds.update({event["requestId"]: (event["type"], event["response"]["url"])}),
    )
    page.goto(lesson, wait_until="networkidle")
    asked = {request: url for request, (_type, url) in kinds.items() if not url.startswith("data:")}
    pictures = {request for request, url in asked.items() if "/media/images/" in url}
    weight = sum(size for request, size in sizes.items() if request in asked and request not in pictures)
    # One address asked for twice comes from the browser's own cache the second time.
    addresses = sorted({url for request, url in asked.items() if request not in pictures})
    context.close()
    assert [url for url in asked.values() if not url.startswith(site.origin)] == []
    assert len(addresses) <= 12, " ".join(url.rsplit("/", 1)[-1] for url in addresses)
    assert weight <= 150 * 1024, weight


def test_a_course_says_what_search_engines_read(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.origin)
    page = context.new_page()
    course = next(path for path in kinds_of_pages(page, "lv") if path.count("/") == 4 and "/kursi/" in path)
    page.goto(course)
    head = page.evaluate(
        """() => ({
            title: document.title.length > 0,
            description: document.querySelector('meta[name=description]')?.content.length > 0,
            canonical: new URL(document.querySelector('link[rel=canonical]').href).pathname,
            languages: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map(link => link.hreflang),
            kinds: [...document.querySelectorAll('script[type="application/ld+json"]')]
                .map(script => JSON.parse(script.textContent)['@type']),
        })"""
    )
    context.close()
    assert (head["title"], head["description"], head["canonical"]) == (True, True, course)
    assert sorted(set(head["languages"])) == ["en", "lt", "lv", "x-default"]
    assert "Course" in head["kinds"]
