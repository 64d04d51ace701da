"""Projects: a fact sheet in the fixed order that programmes ask for."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms_pages.domain.budget import Share, parts_add_up
from courses.models import Audience, FundingProject, LocalisedTextField, Organisation, in_language
from courses.models.pages import rules

from .base import WRITTEN_WORDS, WrittenPage, story_field


def money_field(label: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )


class ProjectIndexPage(WrittenPage):
    content_panels: ClassVar[list[Any]] = [*WrittenPage.content_panels, FieldPanel("lead")]
    translatable_fields: ClassVar[list[Any]] = [*WRITTEN_WORDS]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.ProjectPage", "cms_pages.PartnersPage"]
    max_count_per_parent = 1
    template = "cms_pages/project_index.html"

    class Meta:
        verbose_name = _("project list")
        verbose_name_plural = _("project lists")


class ProjectPage(WrittenPage):
    """One project. Its number, titles, programme and legal sentences are those of the funding project."""

    funding_project = models.ForeignKey(
        FundingProject, verbose_name=_("funding project"), on_delete=models.PROTECT, related_name="+"
    )
    aim = models.TextField(_("aim"))
    body = story_field(blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    extended_to = models.DateField(_("extended to"), null=True, blank=True)
    total_eur = money_field(_("total budget, EUR"))
    erdf_eur = money_field(_("of it from the fund (ERDF), EUR"))
    programme_url = models.URLField(_("page of the programme"))
    eu_url = models.URLField(_("page of the European Union"), default="https://european-union.europa.eu")
    audiences = ParentalManyToManyField(Audience, verbose_name=_("target groups"), blank=True, related_name="+")

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        FieldPanel("funding_project"),
        FieldPanel("lead"),
        FieldPanel("aim"),
        FieldPanel("audiences"),
        MultiFieldPanel(
            [FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("extended_to")], heading=_("Period")
        ),
        InlinePanel("partners", heading=_("Partners and their shares"), label=_("partner")),
        MultiFieldPanel([FieldPanel("total_eur"), FieldPanel("erdf_eur")], heading=_("Budget")),
        InlinePanel("indicators", heading=_("Indicators"), label=_("indicator")),
        MultiFieldPanel([FieldPanel("programme_url"), FieldPanel("eu_url")], heading=_("Official pages")),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        TranslatableField("aim"),
        TranslatableField("body"),
        *rules(
            "funding_project",
            "starts_on",
            "ends_on",
            "extended_to",
            "total_eur",
            "erdf_eur",
            "programme_url",
            "eu_url",
            "audiences",
        ),
        SynchronizedField("partners", overridable=False),
        SynchronizedField("indicators", overridable=False),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ProjectIndexPage"]
    template = "cms_pages/project.html"

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def search_words(self) -> str:
        # "LL00143" finds LL-00143: a number is typed with and without its hyphen.
        code = self.funding_project.code
        return f"{super().search_words()} {self.aim} {self.funding_project.acronym} {code} {code.replace('-', '')}"

    def clean(self) -> None:
        super().clean()
        problems = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            problems["ends_on"] = _("The last day is before the first.")
        if self.ends_on and self.extended_to and self.extended_to <= self.ends_on:
            problems["extended_to"] = _("An extension ends after the planned last day.")
        if self.total_eur is not None and self.erdf_eur is not None and self.erdf_eur > self.total_eur:
            problems["erdf_eur"] = _("The fund cannot give more than the whole budget.")
        if problems:
            raise ValidationError(problems)


class ProjectPartner(Orderable):
    """A partner of a project with its share; amounts nobody published are left empty."""

    page = ParentalKey(ProjectPage, related_name="partners", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    is_lead = models.BooleanField(_("lead partner"), default=False)
    total_eur = money_field(_("total, EUR"))
    erdf_eur = money_field(_("from the fund (ERDF), EUR"))
    own_eur = money_field(_("own co-financing, EUR"))
    state_eur = money_field(_("state co-financing, EUR"))

    panels: ClassVar[list[Any]] = [
        FieldPanel("organisation"),
        FieldPanel("is_lead"),
        FieldPanel("total_eur"),
        FieldPanel("erdf_eur"),
        FieldPanel("own_eur"),
        FieldPanel("state_eur"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.organisation)

    def share(self) -> Share:
        """The row as the domain reckons with it."""
        return Share(self.total_eur, (self.erdf_eur, self.own_eur, self.state_eur), is_lead=self.is_lead)

    def clean(self) -> None:
        super().clean()
        if not parts_add_up(self.share()):
            raise ValidationError({"total_eur": _("The parts do not add up to the total of this partner.")})


class ProjectIndicator(Orderable):
    """A number the project promised, and what came of it."""

    page = ParentalKey(ProjectPage, related_name="indicators", on_delete=models.CASCADE)
    names = LocalisedTextField(_("name"))
    planned = models.PositiveIntegerField(_("planned"))
    at_least = models.BooleanField(_("“at least”"), default=False)
    achieved = models.PositiveIntegerField(_("achieved"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("names"),
        FieldPanel("planned"),
        FieldPanel("at_least"),
        FieldPanel("achieved"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return in_language(self.names)


class PartnersPage(WrittenPage):
    """All organisations of the site's projects."""

    content_panels: ClassVar[list[Any]] = [*WrittenPage.content_panels, FieldPanel("lead")]
    translatable_fields: ClassVar[list[Any]] = [*WRITTEN_WORDS]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ProjectIndexPage"]
    max_count_per_parent = 1
    template = "cms_pages/partners.html"

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")
