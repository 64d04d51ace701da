"""What the templates of single pages need: home, news, project, point, event, standard pages."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms_pages.domain.periods import ProjectStatus, months_between, status_on
from cms_pages.models import (
    AccessibilityPage,
    EventIndexPage,
    EventMode,
    EventPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PointPage,
    ProjectPage,
    StandardPage,
)
from cms_pages.queries.chrome import chrome_of
from cms_pages.queries.events import ends_at, place_of, upcoming_events
from cms_pages.queries.home import buttons_of, hanging_belts
from cms_pages.queries.news import neighbours_of, news_in
from cms_pages.queries.projects import partners_of
from cms_pages.queries.sections import section_of
from courses.models import in_language
from courses.queries.visible import visible

from .frame import frame_of

STATUS_LABELS = {
    ProjectStatus.PLANNED: _("Planned"),
    ProjectStatus.RUNNING: _("Running"),
    ProjectStatus.FINISHED: _("Finished"),
}
SHOWN_AT_HOME = 3


def home_context(request: HttpRequest, page: HomePage) -> dict[str, Any]:
    main_button, second_button = buttons_of(page)
    return {
        "belts": hanging_belts(),
        "main_button": main_button,
        "second_button": second_button,
        "structured_data": organization(page.locale.language_code),
    }


def easy_read_section(*, page: HomePage, **_unused: Any) -> dict[str, Any] | None:
    """The easy-to-read welcome on the home page."""
    lines = page.easy_read_lines
    return {"lines": lines, "more_url": chrome_of(page.locale.language_code).easy_read_url} if lines else None


def news_section(*, page: HomePage, **_unused: Any) -> dict[str, Any] | None:
    """News and events on the home page."""
    language = page.locale.language_code
    news = list(news_in(language)[:SHOWN_AT_HOME])
    events = upcoming_events(language, at=timezone.now(), number=SHOWN_AT_HOME)
    if not news and not events:
        return None
    return {
        "news": news,
        "events": events,
        "news_index": section_of(NewsIndexPage, language),
        "event_index": section_of(EventIndexPage, language),
    }


def standard_context(request: HttpRequest, page: StandardPage) -> dict[str, Any]:
    children = visible(StandardPage.objects).child_of(page).defer_streamfields()
    return frame_of(request, page) | {"children": list(children), "write_url": write_url(request)}


def accessibility_context(request: HttpRequest, page: AccessibilityPage) -> dict[str, Any]:
    return frame_of(request, page) | {"write_url": write_url(request)}


def news_context(request: HttpRequest, page: NewsPage) -> dict[str, Any]:
    neighbours = neighbours_of(page)
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "datePublished": page.date.isoformat(),
        "inLanguage": page.locale.language_code,
        "url": page.get_full_url(request),
    }
    if page.byline:
        article["author"] = {"@type": "Person", "name": page.byline}
    project = ProjectPage.objects.live().filter(funding_project_id=page.funding_project_id, locale_id=page.locale_id)
    return frame_of(request, page) | {
        "earlier": neighbours.earlier,
        "later": neighbours.later,
        "project": project.first() if page.funding_project_id else None,
        "structured_data": article,
    }


def project_context(request: HttpRequest, page: ProjectPage) -> dict[str, Any]:
    language = page.locale.language_code
    last_day = page.extended_to or page.ends_on
    partners = partners_of(page, language)
    facts = page.funding_project
    return frame_of(request, page) | {
        "programme": in_language(facts.programmes, language),
        "official_title": in_language(facts.titles, language),
        # The English title is part of every language's fact sheet.
        "english_title": in_language(facts.titles, "en"),
        "months": months_between(page.starts_on, last_day),
        "last_day": last_day,
        "status": STATUS_LABELS[status_on(timezone.localdate(), start=page.starts_on, end=last_day)],
        "lead_partner": next((partner for partner in partners if partner.is_lead), None),
        "partners": [partner for partner in partners if not partner.is_lead],
        "shares": [partner for partner in partners if partner.has_amounts],
        "fund_share": percent(page.erdf_eur, page.total_eur),
        "target_groups": [in_language(audience.names, language) for audience in page.audiences.all()],
        "indicators": [(in_language(row.names, language), row) for row in page.indicators.all()],
    }


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """The share in per cent with two decimals; None while one of the amounts is not known."""
    if part is None or not whole:
        return None
    return (part * 100 / whole).quantize(Decimal("0.01"))


def point_context(request: HttpRequest, page: PointPage) -> dict[str, Any]:
    language = page.locale.language_code
    services = sorted(in_language(service.names, language) for service in page.services.all())
    place: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Place",
        "name": page.title,
        "description": page.lead,
        "address": page.address or f"{page.municipality}, {page.country}",
    }
    if page.latitude is not None and page.longitude is not None:
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(page.latitude),
            "longitude": float(page.longitude),
        }
    return frame_of(request, page) | {"services": services, "structured_data": place, "write_url": write_url(request)}


def event_context(request: HttpRequest, page: EventPage) -> dict[str, Any]:
    language = page.locale.language_code
    name, municipality, place_url = place_of(page, language)
    end = ends_at(page)
    languages = dict(settings.LANGUAGES)
    return frame_of(request, page) | {
        "place_name": name,
        "place_municipality": municipality,
        "place_url": place_url,
        "ends_at": end,
        "is_past": page.starts_at < timezone.now(),
        "languages": [languages[code] for code in page.languages if code in languages],
        "write_url": write_url(request),
        "structured_data": event_data(page, place=name, url=page.get_full_url(request) or "", end=end),
    }


def event_data(page: EventPage, *, place: str, url: str, end: Any) -> dict[str, Any]:
    """The event in the words of schema.org."""
    modes = {
        EventMode.ONSITE: "OfflineEventAttendanceMode",
        EventMode.ONLINE: "OnlineEventAttendanceMode",
        EventMode.HYBRID: "MixedEventAttendanceMode",
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": page.title,
        "description": page.lead,
        "startDate": timezone.localtime(page.starts_at).isoformat(),
        "eventAttendanceMode": f"https://schema.org/{modes[EventMode(page.mode)]}",
        "inLanguage": page.languages,
        "isAccessibleForFree": True,
        "url": url,
    }
    if end is not None:
        data["endDate"] = timezone.localtime(end).isoformat()
    if place:
        data["location"] = {"@type": "Place", "name": place}
    elif page.mode != EventMode.ONSITE:
        data["location"] = {"@type": "VirtualLocation", "url": url}
    return data


def organization(language: str) -> dict[str, Any]:
    """The site's organisation in the words of schema.org; empty until editors have named it."""
    chrome = chrome_of(language)
    if not chrome.contact.organisation:
        return {}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": chrome.contact.organisation,
        "url": f"{settings.LASITAVA_BASE_URL}/{language}/",
        "sameAs": [url for url, _name in chrome.social],
    }
    if chrome.contact.email:
        data["email"] = chrome.contact.email
    if chrome.contact.phone:
        data["telephone"] = chrome.contact.phone
    return data


def write_url(request: HttpRequest) -> str:
    """The contact form, told which page it is about."""
    return f"{reverse('write_to_us')}?{urlencode({'page': request.path})}"
