"""The page cache: anonymous pages as files, answered before anything else runs.

One early middleware over a directory: `GET`/`HEAD` without a query and without a session cookie is answered from
`<generation>/<hash of host and path>`; a 200 that sets no cookie and was not asked to stay private is written there
(aside, then renamed). A page belongs to the generation of published words: a publish bumps the number and so makes
every stored page unreachable; `tick` removes old generations. Never stored: the admin, pages of signed-in people,
anything with `Set-Cookie`, `no-store` or `private`.
"""

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from accounts.domain.reader import READER_COOKIE
from courses.queries.generation import current_generation

PRIVATE_PREFIXES = ("/admin/", "/django-admin/", "/static/", "/media/", "/documents/")
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
        if may_be_stored(response):
            response.headers["Cache-Control"] = CACHE_CONTROL
            response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
            patch_vary_headers(response, ["Accept-Encoding"])
            store_page(folder, response)
        return response


def may_be_cached(request: HttpRequest) -> bool:
    """Only what is the same for everybody who has no session."""
    return (
        request.method in {"GET", "HEAD"}
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        # A guest who chose how to read gets pages drawn that way, also without scripts.
        and READER_COOKIE not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path_info.startswith(PRIVATE_PREFIXES)
        and len(request.path_info) > 1
    )


def may_be_stored(response: HttpResponse) -> bool:
    """A page, not a stream; complete; without cookies; not declared private; nothing it varies on is personal."""
    control = response.headers.get("Cache-Control", "")
    varies = {part.strip().lower() for part in response.headers.get("Vary", "").split(",") if part.strip()}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "no-store" not in control
        and "private" not in control
        and "cookie" not in varies
        and response.headers.get("Content-Type", "").startswith(("text/html", "image/svg+xml"))
        and len(response.content) <= LARGEST_PAGE
    )


def page_folder(request: HttpRequest) -> Path:
    """Where this address is kept under the current generation."""
    name = hashlib.sha256(f"{request.get_host()}\n{request.scheme}\n{request.path_info}".encode()).hexdigest()
    return Path(settings.PAGE_CACHE_DIR) / str(current_generation()) / name[:2] / name


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
