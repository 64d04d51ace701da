"""Background tasks. They take keys, never objects."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from cms_pages.services.contact import deliver


@task()
def send_contact_message(key: str) -> None:
    """Send a message of the contact form. When mail is down, `tick` tries again."""
    deliver(UUID(key), at=timezone.now())
