"""Messages that have to leave: written with the fact they tell, delivered after it, tried again until they are out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One message about one fact to one person."""

    # Names the fact ("event:<uuid>"), so that a fact told twice is one message.
    key = models.CharField(max_length=100, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="outgoing_mail")
    template = models.SlugField()
    # What the words need. Emptied once the message has left.
    context = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Also a lease: whoever takes the message moves this on first, so two workers never send it at once.
    next_try_at = models.DateTimeField()

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(sent_at=None), name="accounts_mail_due"),
        ]

    def __str__(self) -> str:
        return self.key
