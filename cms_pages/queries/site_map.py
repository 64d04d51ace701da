"""All pages of a language as a tree, and all pages of the site for search engines."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from wagtail.models import Page, Site

from courses.queries.visible import visible

MOST_LISTED = 50_000
"""What the protocol allows in one sitemap.xml."""


@dataclass
class Node:
    title: str
    url: str
    children: list["Node"] = field(default_factory=list)


def public_pages() -> QuerySet[Page]:
    """Live, unrestricted pages below the root, in tree order."""
    pages = visible(Page.objects).filter(depth__gt=1).order_by("path")
    found: QuerySet[Page] = pages.defer_streamfields().select_related("locale")
    return found


def tree_of(language: str) -> list[Node]:
    """The pages of a language, each below the nearest page above it that is shown."""
    roots: list[Node] = []
    above: list[tuple[str, Node]] = []
    for page in public_pages().filter(locale__language_code=language):
        url = page.get_url()
        if not url:
            continue
        node = Node(page.title, url)
        while above and not page.path.startswith(above[-1][0]):
            above.pop()
        (above[-1][1].children if above else roots).append(node)
        above.append((page.path, node))
    return roots


@dataclass(frozen=True)
class Listed:
    """A page in sitemap.xml; `alternates` are (language, address) of the same page, itself included."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


def listed_pages(base_url: str) -> list[Listed]:
    """Every public page with its other languages; addresses begin with `base_url`."""
    roots = tuple(root.root_path for root in Site.get_site_root_paths())
    rows = [
        (page.translation_key, page.locale.language_code, f"{base_url}{page.get_url()}", page.last_published_at)
        for page in public_pages()[:MOST_LISTED]
        if page.url_path.startswith(roots)
    ]
    sisters: dict[object, list[tuple[str, str]]] = {}
    for key, language, url, _changed in rows:
        sisters.setdefault(key, []).append((language, url))
    return [Listed(url, changed, tuple(sorted(sisters[key]))) for key, _language, url, changed in rows]
