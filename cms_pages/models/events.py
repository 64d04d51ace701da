"""Training events."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.models.pages import rules

from .base import WRITTEN_WORDS, LanguagesField, WrittenPage, organisation_field, project_field, story_field
from .network import PointPage


class EventKind(models.TextChoices):
    LOCAL_TRAINING = "local_training", _("Local training")
    INTERNATIONAL_TRAINING = "international_training", _("International training")
    WEBINAR = "webinar", _("Webinar")
    PARTNER_MEETING = "partner_meeting", _("Partner meeting")


class EventMode(models.TextChoices):
    ONSITE = "onsite", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class EventIndexPage(WrittenPage):
    content_panels: ClassVar[list[Any]] = [*WrittenPage.content_panels, FieldPanel("lead")]
    translatable_fields: ClassVar[list[Any]] = [*WRITTEN_WORDS]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.EventPage"]
    max_count_per_parent = 1
    template = "cms_pages/event_index.html"

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")


class EventPage(WrittenPage):
    kind = models.CharField(_("kind"), max_length=30, choices=EventKind)
    mode = models.CharField(_("how it is held"), max_length=10, choices=EventMode, default=EventMode.ONSITE)
    starts_at = models.DateTimeField(_("begins"))
    duration_hours = models.DecimalField(_("hours"), max_digits=5, decimal_places=1, validators=[MinValueValidator(0)])
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True, help_text=_("Empty: no limit."))
    # A point in any language; visitors are shown it in theirs.
    point = models.ForeignKey(
        PointPage, verbose_name=_("place"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    languages = LanguagesField(_("languages"))
    interpretation = models.BooleanField(_("with interpretation"), default=False)
    body = story_field(blank=True)
    organisation = organisation_field()
    funding_project = project_field()

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("mode"),
                FieldPanel("starts_at"),
                FieldPanel("duration_hours"),
                FieldPanel("point"),
                FieldPanel("seats"),
                FieldPanel("languages"),
                FieldPanel("interpretation"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("funding_project")], heading=_("Who holds it")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        TranslatableField("body"),
        *rules("kind", "mode", "starts_at", "duration_hours", "seats", "point", "languages", "interpretation"),
        SynchronizedField("organisation"),
        SynchronizedField("funding_project"),
    ]
    search_fields: ClassVar[list[Any]] = [*WrittenPage.search_fields, index.FilterField("starts_at")]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.EventIndexPage"]
    template = "cms_pages/event.html"

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.mode == EventMode.ONSITE and self.point is None and not self.body:
            raise ValidationError(
                {"point": _("Say where it is: choose a point of the network or write it in the text.")}
            )
