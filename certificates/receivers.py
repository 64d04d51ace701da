"""The fast path from facts to services. A lost signal is made up for by `catch_up()`."""

from typing import Any

from wagtail.signals import published

from certificates.models import CertificateDesign
from certificates.services.designs import count_version
from certificates.tasks import issue_for_enrolment
from courses.extensions.signals import course_completed


def connect() -> None:
    """Joins the receivers to their signals, once."""
    course_completed.connect(issue_when_completed, dispatch_uid="certificates.issue")
    published.connect(count_published_design, sender=CertificateDesign, dispatch_uid="certificates.design_version")


def issue_when_completed(sender: object, *, enrolment_id: int, **kwargs: Any) -> None:
    """A course is completed: have its certificate made in the background."""
    issue_for_enrolment.enqueue(enrolment_id)


def count_published_design(sender: object, *, instance: CertificateDesign, **kwargs: Any) -> None:
    """A design is published: changed words are a new version."""
    count_version(instance)
