"""The page cache: anonymous pages as files, answered before anything else runs.

One early middleware over a directory: `GET`/`HEAD` without a query and without a session cookie is answered from
`<generation and day>/<hash of host and path>`; a 200 that sets no cookie and was not asked to stay private is written
there (aside, then renamed). A page belongs to the generation of published words: a publish bumps the number and so
makes every stored page unreachable. It belongs to its day, too: which events are over and which project runs is said
in the page. `tick` removes what is unreachable. Never stored: the admin, previews, pages of signed-in people, anything
with `Set-Cookie`, `no-store` or `private`.
"""

import gzip
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from accounts.domain.reader import READER_COOKIE
from courses.queries.generation import current_generation

logger = logging.getLogger(__name__)

PRIVATE_PREFIXES = ("/admin/", "/static/", "/media/", "/documents/")
KEPT_HEADERS = (
    "Content-Type",
    "Content-Language",
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Link",
)
CACHE_CONTROL = "public, max-age=0, s-maxage=60"
LARGEST_PAGE = 1024 * 1024
MESSAGES_COOKIE = "messages"  # Django's name for it
KEEP_UNREACHABLE_SECONDS = 600
"""A request that began before a publish still writes where it began."""
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


class PageCacheMiddleware:
    """Answers anonymous pages from files and stores the ones that may be shared."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not may_be_cached(request):
            return self.get_response(request)
        folder = page_folder(request)
        stored = read_page(folder, request)
        if stored is not None:
            return stored
        response = self.get_response(request)
        if request.method == "GET" and not getattr(request, "is_preview", False) and may_be_stored(response):
            if "public" not in response.headers.get("Cache-Control", ""):
                response.headers["Cache-Control"] = CACHE_CONTROL
            response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            patch_vary_headers(response, ["Accept-Encoding"])
            try:
                store_page(folder, response)
            except OSError:
                # A full disk makes pages slow; it must not take them away.
                logger.exception("The page at %s could not be stored", request.path_info)
        return response


def may_be_cached(request: HttpRequest) -> bool:
    """Only what is the same for everybody who has no session."""
    return (
        request.method in {"GET", "HEAD"}
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        # A guest who chose how to read gets pages drawn that way, also without scripts.
        and READER_COOKIE not in request.COOKIES
        # What somebody is to be told stands on the next page, whichever it is.
        and MESSAGES_COOKIE not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path_info.startswith(PRIVATE_PREFIXES)
        and len(request.path_info) > 1
    )


def may_be_stored(response: HttpResponse) -> bool:
    """A page, not a stream; complete; without cookies; not declared private; nothing it varies on is personal."""
    control = response.headers.get("Cache-Control", "")
    kind = response.headers.get("Content-Type", "")
    varies = {part.strip().lower() for part in response.headers.get("Vary", "").split(",") if part.strip()}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "no-store" not in control
        and "private" not in control
        and "cookie" not in varies
        and kind.startswith(("text/html", "image/svg+xml"))
        # The address does not say the language of such a page; pictures have none.
        and not (kind.startswith("text/html") and "accept-language" in varies)
        and len(response.content) <= LARGEST_PAGE
    )


def page_folder(request: HttpRequest) -> Path:
    """Where this address is kept today, under the current generation. The port is left out: a client may name any."""
    host = split_domain_port(request.get_host())[0]
    name = hashlib.sha256(f"{host}\n{request.scheme}\n{request.path_info}".encode()).hexdigest()
    return reachable() / name[:2] / name


def reachable() -> Path:
    """The folder of all pages that can be asked for now."""
    return Path(settings.PAGE_CACHE_DIR) / f"{current_generation()}-{timezone.localdate():%Y%m%d}"


def remove_unreachable() -> int:
    """Delete the pages of earlier generations and days; how many folders went. Run every minute."""
    kept, before = reachable(), time.time() - KEEP_UNREACHABLE_SECONDS
    old = [folder for folder in kept.parent.glob("*") if folder != kept and folder.stat().st_mtime < before]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def read_page(folder: Path, request: HttpRequest) -> HttpResponse | None:
    """The stored page in the best encoding the browser takes, or 304 when it has it already; None if not stored."""
    try:
        headers = json.loads((folder / "headers.json").read_bytes())
        if request.headers.get("If-None-Match") == headers["ETag"]:
            response = HttpResponse(status=304)
        else:
            accepted = request.headers.get("Accept-Encoding", "")
            encoding = next((name for name in ENCODERS if name in accepted), "")
            response = HttpResponse((folder / (f"page.{encoding}" if encoding else "page")).read_bytes())
            if encoding:
                headers["Content-Encoding"] = encoding
    except FileNotFoundError:
        return None
    for name, value in headers.items():
        response.headers[name] = value
    return response


def store_page(folder: Path, response: HttpResponse) -> None:
    """Write body and encodings, headers last: a page counts as stored only when all of it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "page", response.content)
    for name, encode in ENCODERS.items():
        _write(folder / f"page.{name}", encode(response.content))
    kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    kept |= {name: response.headers[name] for name in ("Cache-Control", "ETag", "Vary")}
    _write(folder / "headers.json", json.dumps(kept).encode())


def _write(path: Path, body: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(body)
    os.replace(temporary, path)


def forget_pages() -> None:
    """Remove every stored page: at the start of a server, whose templates may be new."""
    shutil.rmtree(settings.PAGE_CACHE_DIR, ignore_errors=True)
