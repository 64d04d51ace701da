"""What the templates of the library need."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from courses.domain.facets import address_query, chips
from courses.queries.funding import funding_of
from courses.queries.trail import trail_of
from methodology.models import LICENCE_PAGES, Licence, MaterialIndexPage, MaterialPage
from methodology.queries.library import facet_labels, find_materials
from methodology.queries.material import MaterialDetail, material_detail

PAGE_SIZE = 20
MAX_QUERY = 100


def library_context(request: HttpRequest, page: MaterialIndexPage) -> dict[str, Any]:
    """The list with filters: everything is in the address, nothing in the session."""
    language = page.locale.language_code
    query = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUERY]
    chosen = {key: request.GET.getlist(key) for key in facet_labels(language)}
    found = find_materials(language, query=query, chosen=chosen)
    again = address_query(found.facets, query=query)
    return {
        "crumbs": trail_of(request, page),
        "found": found,
        "materials": Paginator(found.rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "query": query,
        "chips": chips(found.facets, query=query),
        "page_query": f"{again}&" if again else "",
        "funding": funding_of(page, language),
    }


def material_context(request: HttpRequest, page: MaterialPage) -> dict[str, Any]:
    language = page.locale.language_code
    detail = material_detail(page, request=request)
    return {
        "crumbs": trail_of(request, page),
        "detail": detail,
        "funding": funding_of(page, language),
        "structured_data": learning_resource(page, detail, url=page.get_full_url(request) or ""),
    }


def learning_resource(page: MaterialPage, detail: MaterialDetail, *, url: str) -> dict[str, Any]:
    """The material in the words of schema.org."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "inLanguage": page.locale.language_code,
        "isAccessibleForFree": True,
        "learningResourceType": page.kind,
        "license": LICENCE_PAGES[Licence(page.licence)],
    }
    if detail.topics:
        data["about"] = list(detail.topics)
    if page.minutes:
        data["timeRequired"] = f"PT{page.minutes}M"
    if page.organisation:
        data["author"] = {"@type": "Organization", "name": str(page.organisation)}
    if page.first_published_at:
        data["datePublished"] = page.first_published_at.date().isoformat()
    return data
