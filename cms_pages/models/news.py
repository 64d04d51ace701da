"""News."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .base import WRITTEN_WORDS, WrittenPage, organisation_field, project_field, story_field


class NewsCategory(models.TextChoices):
    PROJECT = "project", _("Project")
    NETWORK = "network", _("Library network")
    PLATFORM = "platform", _("Platform")
    CAMPAIGN = "campaign", _("Campaign")
    CONTEST = "contest", _("Contest")
    RELATED_PROJECT = "related_project", _("Related project")


class NewsIndexPage(WrittenPage):
    content_panels: ClassVar[list[Any]] = [*WrittenPage.content_panels, FieldPanel("lead")]
    translatable_fields: ClassVar[list[Any]] = [*WRITTEN_WORDS]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.NewsPage"]
    max_count_per_parent = 1
    template = "cms_pages/news_index.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class NewsPage(WrittenPage):
    date = models.DateField(_("date"))
    category = models.CharField(_("category"), max_length=20, choices=NewsCategory, default=NewsCategory.PROJECT)
    body = story_field(blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("description of the image"),
        max_length=300,
        blank=True,
        help_text=_("What a person who cannot see the image should know. Empty for a decoration."),
    )
    byline = models.CharField(
        _("prepared by"), max_length=200, blank=True, help_text=_("Name and position. Empty: nobody is named.")
    )
    organisation = organisation_field()
    funding_project = project_field()

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        MultiFieldPanel([FieldPanel("date"), FieldPanel("category")], heading=_("When and what about")),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("organisation"), FieldPanel("funding_project")],
            heading=_("Who publishes"),
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        SynchronizedField("date", overridable=False),
        SynchronizedField("category", overridable=False),
        TranslatableField("body"),
        SynchronizedField("image"),
        TranslatableField("image_alt"),
        TranslatableField("byline"),
        SynchronizedField("organisation"),
        SynchronizedField("funding_project"),
    ]
    search_fields: ClassVar[list[Any]] = [*WrittenPage.search_fields, index.FilterField("date")]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.NewsIndexPage"]
    template = "cms_pages/news.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
