"""Events: what is coming, what has been."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cms_pages.models import EventPage
from courses.queries.visible import visible

from .localised import in_visitors_language


@dataclass(frozen=True)
class Calendar:
    upcoming: list[EventPage]
    past: list[EventPage]


def events_in(language: str) -> QuerySet[EventPage]:
    """Live, unrestricted events of a language, in order of time."""
    events: QuerySet[EventPage] = visible(EventPage.objects).filter(locale__language_code=language)
    return events.defer("body").select_related("point").order_by("starts_at", "pk")


def calendar_of(language: str, *, at: datetime) -> Calendar:
    """Upcoming events soonest first (one that is on today is still upcoming), past ones latest first."""
    today = start_of_day(at)
    events = list(events_in(language))
    return Calendar(
        upcoming=[event for event in events if event.starts_at >= today],
        past=[event for event in reversed(events) if event.starts_at < today],
    )


def upcoming_events(language: str, *, at: datetime, number: int) -> list[EventPage]:
    """The next events."""
    return list(events_in(language).filter(starts_at__gte=start_of_day(at))[:number])


def start_of_day(at: datetime) -> datetime:
    """Midnight of the day in the site's time zone."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def ends_at(event: EventPage) -> datetime | None:
    """When an event of one day ends; None for one that lasts over several days, whose hours are not in a row."""
    if event.duration_hours > 10:
        return None
    return event.starts_at + timedelta(hours=float(event.duration_hours))


def place_of(event: EventPage, language: str) -> tuple[str, str, str]:
    """Name, municipality and address of the place in the visitor's language; empty for an event without one."""
    if event.point_id is None:
        return "", "", ""
    page = in_visitors_language([event.point_id], language).get(event.point_id)
    point = page.specific if page is not None else None
    return (point.title, point.municipality, point.get_url() or "") if point is not None else ("", "", "")
