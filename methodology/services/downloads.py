"""Taking a file: who may, and what counts as a download."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from methodology.models import DownloadCount, MaterialFile

# A word of the user agent that only programs use. Preview fetchers and monitors name themselves so as well.
PROGRAM_WORDS = ("bot", "crawl", "spider", "slurp", "preview", "fetch", "monitor", "curl", "wget", "python", "scrapy")


def is_counted(*, method: str, headers: Mapping[str, str]) -> bool:
    """The rule of counting: a whole file asked for by a browser.

    Left out: HEAD requests, programs (by the words above, or without a user agent), the continuation of a broken
    download (a range that does not begin at the first byte) and what a browser fetches ahead of a click.
    """
    agent = headers.get("User-Agent", "").lower()
    ahead = "prefetch" in (headers.get("Sec-Purpose", "") + headers.get("Purpose", "")).lower()
    wanted = headers.get("Range", "").replace(" ", "").lower()
    continued = wanted.startswith("bytes=") and not wanted.startswith("bytes=0-")
    is_program = not agent or any(word in agent for word in PROGRAM_WORDS)
    return method == "GET" and not (is_program or ahead or continued)


def count_download(file_key: UUID, *, at: datetime) -> None:
    """One more download of the file on the day of `at`, correct under simultaneous requests."""
    day = timezone.localdate(at)
    if _add_one(file_key, day=day):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(file_key=file_key, day=day, count=1)
    except IntegrityError:
        # Somebody else began the day in the same moment.
        _add_one(file_key, day=day)


def _add_one(file_key: UUID, *, day: date) -> int:
    return DownloadCount.objects.filter(file_key=file_key, day=day).update(count=F("count") + 1)


def standing_restriction(page: Page, *, request: HttpRequest) -> PageViewRestriction | None:
    """The restriction of the page, or of a page above it, that this visitor does not meet; None: may read."""
    restrictions = page.get_view_restrictions()
    return next((item for item in restrictions if not item.accept_request(request)), None)


def may_take_document(document: Any, *, request: HttpRequest) -> bool:
    """Whether Wagtail's own document address may serve it: a material's file follows the pages it stands on.

    A document that belongs to no material is none of our business.
    """
    rows = MaterialFile.objects.filter(document_id=document.pk).select_related("page")
    pages = [row.page for row in rows]
    if not pages:
        return True
    return any(page.live and standing_restriction(page, request=request) is None for page in pages)
