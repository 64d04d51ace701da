"""What the templates of the lists need: news, events, network, projects, partners."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms_pages.models import (
    EventIndexPage,
    NetworkIndexPage,
    NewsCategory,
    NewsIndexPage,
    PartnersPage,
    ProjectIndexPage,
)
from cms_pages.queries.events import calendar_of
from cms_pages.queries.network import facet_labels, find_points
from cms_pages.queries.news import category_counts, news_in
from cms_pages.queries.projects import all_partners, projects_in
from courses.domain.facets import Facet, Option, address_query, chips

from .frame import frame_of

PAGE_SIZE = 12
MAX_QUERY = 100


def news_index_context(request: HttpRequest, page: NewsIndexPage) -> dict[str, Any]:
    language = page.locale.language_code
    counts = category_counts(language)
    category = request.GET.get("category", "")
    category = category if category in counts else ""
    options = tuple(
        Option(key, label, counts[key], key == category) for key, label in NewsCategory.choices if counts[key]
    )
    facet = Facet("category", _("Category"), options)
    again = address_query([facet])
    return frame_of(request, page) | {
        "news": Paginator(news_in(language, category=category), PAGE_SIZE).get_page(request.GET.get("page")),
        "categories": facet,
        "page_query": f"{again}&" if again else "",
        "feed_url": reverse("news_feed"),
    }


def event_index_context(request: HttpRequest, page: EventIndexPage) -> dict[str, Any]:
    calendar = calendar_of(page.locale.language_code, at=timezone.now())
    return frame_of(request, page) | {"calendar": calendar}


def network_context(request: HttpRequest, page: NetworkIndexPage) -> dict[str, Any]:
    """The list with filters: everything is in the address, nothing in the session."""
    language = page.locale.language_code
    query = "".join(char for char in request.GET.get("q", "")[:MAX_QUERY] if char.isprintable()).strip()
    chosen = {key: request.GET.getlist(key) for key in facet_labels(language)}
    found = find_points(language, query=query, chosen=chosen)
    return frame_of(request, page) | {"found": found, "query": query, "chips": chips(found.facets, query=query)}


def project_index_context(request: HttpRequest, page: ProjectIndexPage) -> dict[str, Any]:
    partners = PartnersPage.objects.live().child_of(page).first()
    return frame_of(request, page) | {
        "projects": list(projects_in(page.locale.language_code)),
        "partners_page": partners,
    }


def partners_context(request: HttpRequest, page: PartnersPage) -> dict[str, Any]:
    return frame_of(request, page) | {"partners": all_partners(page.locale.language_code)}
