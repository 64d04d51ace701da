"""What an issued sheet says, per language: editable words within a fixed layout."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from certificates.domain.placeholders import BODY_PLACEHOLDERS, body_is_whole, unknown_placeholders


def validate_body(text: str) -> None:
    """Only known placeholders; holder and programme named once each, in this order."""
    unknown = unknown_placeholders(text, allowed=BODY_PLACEHOLDERS)
    if unknown:
        raise ValidationError(_("There is no placeholder %(names)s."), params={"names": ", ".join(unknown)})
    if not body_is_whole(text):
        raise ValidationError(
            _("Name {holder_name} and after it {programme_title}, each once: they are set in large letters.")
        )


class CertificateDesign(TranslatableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """The words of one layout in one language.

    Emblem, funding statement, disclaimer and the note that the sheet is no state document belong to the layout:
    an editor cannot lose them. A change never touches an issued certificate; its payload keeps the words.
    """

    code = models.SlugField(_("layout"), default="formal", max_length=20)
    heading = models.CharField(_("heading"), max_length=40)
    subheading = models.CharField(_("subheading"), max_length=120)
    body = models.TextField(
        _("sentence"),
        max_length=600,
        validators=[validate_body],
        help_text=_(
            "You may use {holder_name}, {programme_title}, {hours_phrase}, {academic_hours}, {start_date}, {end_date} "
            "and {score}. Sentences with {score} are left out where a course has no result."
        ),
    )
    outcomes_heading = models.CharField(_("heading of the learning outcomes"), max_length=80)
    # Raised by every publish that changes the words; printed nowhere, kept with each certificate.
    version = models.PositiveIntegerField(default=1, editable=False)
    # Fingerprint of the words of this version: an unchanged publish raises nothing.
    words_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("certificate design")
        verbose_name_plural = _("certificate designs")
        constraints = [models.UniqueConstraint(fields=["code", "locale"], name="certificates_one_design_per_language")]

    def __str__(self) -> str:
        return f"{self.heading} ({self.code})"

    panels: ClassVar[list[Any]] = [
        FieldPanel("heading"),
        FieldPanel("subheading"),
        FieldPanel("body"),
        FieldPanel("outcomes_heading"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("heading"),
        TranslatableField("subheading"),
        TranslatableField("body"),
        TranslatableField("outcomes_heading"),
        SynchronizedField("code", overridable=False),
    ]
