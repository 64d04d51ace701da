"""Requests to join that wait for a methodologist."""

from dataclasses import dataclass
from datetime import datetime

from courses.models import Enrolment, EnrolmentState

from .outline import outline_of


@dataclass(frozen=True)
class WaitingRequest:
    enrolment_id: int
    learner: str
    email: str
    course_title: str
    requested_at: datetime


def waiting_requests(language: str) -> list[WaitingRequest]:
    """Oldest first."""
    rows = (
        Enrolment.objects.filter(state=EnrolmentState.REQUESTED)
        .select_related("learner")
        .order_by("requested_at", "pk")
    )
    found = []
    for row in rows:
        outline = outline_of(row.course_id, language)
        found.append(
            WaitingRequest(
                enrolment_id=row.pk,
                learner=str(row.learner),
                email=row.learner.email,
                course_title=outline.title if outline else str(row.course_id),
                requested_at=row.requested_at,
            )
        )
    return found
