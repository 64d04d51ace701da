"""Training events; their days count from the day the demo is loaded."""

from datetime import timedelta

from django.utils import timezone

from cms_pages.models import EventPage
from courses.models import FundingProject, Organisation
from elearning_site.demo.entities import Event
from elearning_site.demo.loading.standard import picture_block
from elearning_site.demo.loading.workshop import Workshop

PICTURES = {"local_training": "event-local", "international_training": "event-international", "webinar": "event-online"}
HOUR = 10  # events of the demo begin at ten in the morning


def load(workshop: Workshop) -> None:
    """A page per event and language."""
    for event in workshop.site.content.events:
        workshop.in_languages(
            f"event-{event.id}", lambda language, event=event: _page(workshop, event, language), under="events"
        )


def _page(workshop: Workshop, event: Event, language: str) -> EventPage:
    day = timezone.localtime(workshop.at) + timedelta(days=event.starts_offset_days)
    return EventPage(
        title=event.title[language],
        lead=event.summary[language],
        search_description=event.summary[language],
        kind=event.kind,
        mode=event.mode,
        starts_at=day.replace(hour=HOUR, minute=0, second=0, microsecond=0),
        duration_hours=event.duration_hours,
        seats=event.seats,
        # One point serves every language; visitors are shown it in theirs.
        point=workshop.page(f"point-{event.point}", "lv") if event.point else None,
        languages=list(event.languages),
        interpretation=event.interpretation,
        body=[picture_block(workshop, PICTURES[event.kind], language, "event", event.id)],
        organisation=Organisation.objects.get(slug="pasvalys-library"),
        funding_project=FundingProject.objects.get(is_default=True),
    )
