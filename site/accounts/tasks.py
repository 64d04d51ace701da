"""Background jobs. They take ids, call one service each, and may run twice."""

from django.utils import timezone
from django_tasks import task

from accounts.services.mail import deliver_mail


@task()
def deliver(mail_id: int) -> None:
    """Sends one message."""
    deliver_mail(mail_id, at=timezone.now())
