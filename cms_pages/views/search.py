"""Search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms_pages.queries.search import SearchResult, search_pages
from courses.domain.facets import address_query
from courses.domain.folding import search_terms, without_endings

MAX_QUERY = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All public pages of the visitor's language. What was typed is shown again, without control characters."""
    typed = request.GET.get("q", "")[:MAX_QUERY]
    query = "".join(char for char in typed if char.isprintable()).strip()
    terms = search_terms(query)
    context: dict[str, Any] = {"query": query, "result": None}
    if terms:
        result = _searched(request, terms)
        if not result.total:
            # "Zaļenieki" stands on the page as "Zaļenieku": look again without the endings.
            result = _searched(request, without_endings(terms))
        context |= {
            "result": result,
            "all_url": "?" + urlencode({"q": query}),
            "page_query": address_query([result.kinds], query=query) + "&",
        }
    return render(request, "cms_pages/search.html", context)


def _searched(request: HttpRequest, terms: list[str]) -> SearchResult:
    return search_pages(
        get_language() or "",
        terms=terms,
        kind=request.GET.get("kind", ""),
        number=request.GET.get("page"),
        label=_("Kind of page"),
    )
