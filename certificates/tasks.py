"""Background jobs. They take keys, call one service each, and may run twice."""

from django.utils import timezone
from django_tasks import task

from certificates.services.issuing import issue_certificate


@task()
def issue_for_enrolment(enrolment_id: int) -> None:
    """Issues the certificate of a completed enrolment."""
    issue_certificate(enrolment_id, at=timezone.now())
