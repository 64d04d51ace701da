"""What a person agreed to: which text, in which version and language, when, and when it was taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """One agreement. Rows are never changed but for the date of withdrawal."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents")
    key = models.SlugField()
    text = models.TextField()
    language = models.CharField(max_length=10)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=models.Q(withdrawn_at=None), name="accounts_one_live_consent_per_key"
            )
        ]

    def __str__(self) -> str:
        return self.key
