"""The network: reading rooms, information points and centres."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.models import Country, NamedTerm
from courses.models.pages import rules

from .base import WRITTEN_WORDS, WrittenPage, organisation_field, project_field


class Service(NamedTerm):
    """What a point of the network does for visitors."""

    class Meta(NamedTerm.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")


class PointKind(models.TextChoices):
    READING_ROOM = "sensory_reading_room", _("Sensory reading room")
    INFORMATION_POINT = "information_point", _("Information point")
    CENTRE = "multifunctional_centre", _("Multifunctional centre")
    ACTIVITIES = "inclusion_activities", _("Place of inclusion activities")


class Precision(models.TextChoices):
    """How well the coordinates are known; an approximate place is said to be one."""

    ADDRESS = "address", _("The building")
    TOWN = "town", _("The town")
    APPROXIMATE = "approximate", _("Approximate")


class NetworkIndexPage(WrittenPage):
    content_panels: ClassVar[list[Any]] = [*WrittenPage.content_panels, FieldPanel("lead")]
    translatable_fields: ClassVar[list[Any]] = [*WRITTEN_WORDS]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.PointPage"]
    max_count_per_parent = 1
    template = "cms_pages/network.html"

    class Meta:
        verbose_name = _("network list")
        verbose_name_plural = _("network lists")


class PointPage(WrittenPage):
    """One point of the network. The lead is its description."""

    kind = models.CharField(_("kind"), max_length=30, choices=PointKind)
    country = models.CharField(_("country"), max_length=2, choices=Country)
    municipality = models.CharField(
        _("municipality"), max_length=200, help_text=_("With the former name, if it was renamed: people search for it.")
    )
    services = ParentalManyToManyField(Service, verbose_name=_("services"), blank=True, related_name="+")
    address = models.TextField(_("address"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    precision = models.CharField(_("what the coordinates show"), max_length=15, choices=Precision, blank=True)
    organisation = organisation_field()
    funding_project = project_field()

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        FieldPanel("lead", heading=_("description")),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("services")], heading=_("What it is")),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("municipality"),
                FieldPanel("address"),
                FieldPanel("latitude"),
                FieldPanel("longitude"),
                FieldPanel("precision"),
            ],
            heading=_("Where it is"),
        ),
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("funding_project")], heading=_("Who runs it")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        TranslatableField("municipality"),
        SynchronizedField("address"),
        *rules(
            "kind",
            "country",
            "services",
            "latitude",
            "longitude",
            "precision",
            "organisation",
            "funding_project",
        ),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.NetworkIndexPage"]
    template = "cms_pages/point.html"

    class Meta:
        verbose_name = _("point of the network")
        verbose_name_plural = _("points of the network")

    def search_words(self) -> str:
        return f"{super().search_words()} {self.municipality} {self.address}"

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("Give both coordinates or none."))
        if self.latitude is not None and not self.precision:
            raise ValidationError({"precision": _("Say what the coordinates show.")})
