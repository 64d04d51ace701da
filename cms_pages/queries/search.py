"""Search over all public pages of a language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfResults
from django.core.paginator import Paginator
from wagtail.models import Locale, Page

from cms_pages.domain.highlight import Piece, excerpt, pieces
from courses.domain.facets import Facet, Option
from courses.domain.folding import fold
from courses.queries.search import matching
from courses.queries.visible import visible

PAGE_SIZE = 10
MOST_HITS = 1000
"""Beyond this nobody pages through; the count says "more than"."""


@dataclass(frozen=True)
class Hit:
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    url: str
    kind: Any


@dataclass(frozen=True)
class SearchResult:
    hits: tuple[Hit, ...]
    page: PageOfResults[Any]
    kinds: Facet
    # All hits, whatever kind is chosen.
    total: int


def search_pages(
    language: str, *, terms: Sequence[str], kind: str = "", number: str | None = None, label: Any = ""
) -> SearchResult:
    """Pages with every term (folded, as a beginning of a word): those with most terms in the title first.

    `kind` is the label of a page model (`cms_pages.newspage`); unknown ones are ignored. One query finds, one more for
    each kind of page among the ten shown.
    """
    pages = visible(Page.objects).filter(locale=Locale.objects.get_for_language(language), depth__gt=1)
    found = matching(pages, terms).values_list("pk", "title", "content_type_id")[:MOST_HITS]
    rows = [(pk, title, ContentType.objects.get_for_id(type_id)) for pk, title, type_id in found]
    counts = Counter(_key(content_type) for _pk, _title, content_type in rows)
    kind = kind if kind in counts else ""
    chosen = [(pk, title) for pk, title, content_type in rows if not kind or _key(content_type) == kind]
    chosen.sort(key=lambda row: (-_terms_in(row[1], terms), row[1]))
    page = Paginator([pk for pk, _title in chosen], PAGE_SIZE).get_page(number)
    names = {_key(content_type): _name(content_type) for _pk, _title, content_type in rows}
    options = tuple(Option(key, names[key], count, key == kind) for key, count in counts.most_common())
    return SearchResult(
        hits=tuple(_hits(list(page.object_list), terms)),
        page=page,
        kinds=Facet("kind", label, options),
        total=len(rows),
    )


def _hits(page_ids: list[int], terms: Sequence[str]) -> list[Hit]:
    specific = {page.pk: page for page in Page.objects.filter(pk__in=page_ids).specific()}
    return [_hit(specific[pk], terms) for pk in page_ids]


def _hit(page: Any, terms: Sequence[str]) -> Hit:
    words = page.search_words() if hasattr(page, "search_words") else page.search_description
    return Hit(
        title=tuple(pieces(page.title, terms)),
        excerpt=tuple(excerpt(words or page.search_description, terms)),
        url=page.get_url() or "",
        kind=page._meta.verbose_name,
    )


def _key(content_type: ContentType) -> str:
    return f"{content_type.app_label}.{content_type.model}"


def _name(content_type: ContentType) -> Any:
    """What pages of this class are called; a page of a plugin that was taken out has no class any more."""
    model = content_type.model_class()
    return model._meta.verbose_name_plural if model is not None else content_type.name


def _terms_in(title: str, terms: Sequence[str]) -> int:
    words = fold(title).split()
    return sum(any(word.startswith(term) for word in words) for term in terms)
