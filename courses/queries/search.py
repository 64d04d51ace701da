"""Finding pages by folded words, the same on both databases."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from wagtail.search.query import And, PlainText


def matching(pages: Any, terms: Sequence[str]) -> QuerySet[Any]:
    """The pages in which every term is the beginning of a word; no pages without terms.

    `pages` is a queryset of pages; terms come from `search_terms`, which lets letters and digits through only. Each
    term is a query of its own, because SQLite's engine takes only the last word of a query for the beginning of one.
    """
    if not terms:
        none: QuerySet[Any] = pages.none()
        return none
    query = And([PlainText(term) for term in terms])
    found: QuerySet[Any] = pages.autocomplete(query, order_by_relevance=False).get_queryset()
    return found
