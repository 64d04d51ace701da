"""Messages from the contact form: kept first, then sent."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Delivery(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")


class ContactMessage(models.Model):
    """What a visitor wrote. Its state says whether the e-mail has gone out; nothing is lost while mail is down."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    message = models.TextField(_("message"))
    page_path = models.CharField(_("about the page"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("received"))
    state = models.CharField(_("delivery"), max_length=10, choices=Delivery, default=Delivery.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # While it waits: not before this moment. Set ahead at the start of each attempt, so that two workers do not send
    # the same message and a killed worker does not keep it for ever.
    next_attempt_at = models.DateTimeField(_("next attempt"))
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="cms_pages_contact_due")]

    def __str__(self) -> str:
        return f"{self.name}, {self.created_at:%Y-%m-%d}"
