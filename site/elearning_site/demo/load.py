"""Loads the demo site: one transaction an area, each area idempotent, keys made from the ids of the YAML files.

What exists is left as it is, so that a second run adds what is new and never undoes what an editor changed.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic

from django.db import transaction
from django.utils import timezone

from elearning_site.demo.loading import (
    accounts,
    chrome,
    courses,
    events,
    files,
    home,
    learners,
    materials,
    network,
    news,
    projects,
    reference,
    standard,
    translations,
)
from elearning_site.demo.loading.workshop import Workshop
from elearning_site.demo.schema import load

# In this order: each area may use what the ones before it made.
AREAS: tuple[tuple[str, Callable[[Workshop], None]], ...] = (
    ("languages, partners and lists", reference.load),
    ("pictures, documents and the film", files.load),
    ("home pages", home.load),
    ("standard pages", standard.load),
    ("projects and partners", projects.load),
    ("library of materials", materials.load),
    ("courses, lessons and questions", courses.load),
    ("library network", network.load),
    ("training events", events.load),
    ("news", news.load),
    ("menus and footer", chrome.load),
    ("people", accounts.load),
    ("translations", translations.load),
    ("learners", learners.load),
)


def load_demo(*, tell: Callable[[str], object] = print, at: datetime | None = None) -> None:
    """Load everything. Raises DemoContentError for a fault in the content; `tell` is given a line an area."""
    workshop = Workshop(load(), at=at or timezone.now())
    with _quiet_pages():
        for title, load_area in AREAS:
            start = monotonic()
            with transaction.atomic():
                load_area(workshop)
            tell(f"  {title} ({monotonic() - start:.1f} s)")
    # Outside of a transaction: printing is slow, and a number taken must stay taken.
    learners.issue_certificates(workshop)


@contextmanager
def _quiet_pages() -> Iterator[None]:
    """Wagtail logs a line for each page made; two hundred of them would bury the progress."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
