"""Standard pages, and the accessibility statement with the fields the law asks for."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .base import WRITTEN_WORDS, WrittenPage, organisation_field, project_field, story_field


class PageKind(models.TextChoices):
    """What a standard page is for, so that the site can find it: the privacy policy for the sign-up form, say."""

    PLAIN = "", _("Plain page")
    ABOUT = "about", _("About")
    CONTACTS = "contacts", _("Contacts")
    PRIVACY = "privacy", _("Privacy policy")
    COOKIES = "cookies", _("Cookies")
    TERMS = "terms", _("Terms of use")
    FAQ = "faq", _("Frequently asked questions")
    EASY_READ = "easy_read", _("Easy to read")
    CAMPAIGN = "campaign", _("Campaign")
    CONTEST = "contest", _("Contest")
    GALLERY = "gallery", _("Gallery")


class StandardPage(WrittenPage):
    kind = models.CharField(_("kind"), max_length=20, choices=PageKind, blank=True, default=PageKind.PLAIN)
    body = story_field(blank=True)
    organisation = organisation_field()
    funding_project = project_field()

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("organisation"), FieldPanel("funding_project")], heading=_("About the page")
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        TranslatableField("body"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("organisation"),
        SynchronizedField("funding_project"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage", "cms_pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.StandardPage"]
    template = "cms_pages/standard.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")


class Conformity(models.TextChoices):
    """The three answers of the EU model statement (Decision (EU) 2018/1523)."""

    FULL = "full", _("Fully conforms")
    PARTIAL = "partial", _("Partly conforms")
    NONE = "none", _("Does not conform")


class AccessibilityPage(WrittenPage):
    """The accessibility statement."""

    conformity = models.CharField(_("conformity"), max_length=10, choices=Conformity, default=Conformity.PARTIAL)
    standard = models.CharField(_("measured against"), max_length=200, default="WCAG 2.2 AA, EN 301 549")
    prepared_on = models.DateField(_("prepared on"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    method = models.TextField(_("how it was assessed"))
    body = story_field(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *WrittenPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("conformity"),
                FieldPanel("standard"),
                FieldPanel("prepared_on"),
                FieldPanel("reviewed_on"),
                FieldPanel("method"),
            ],
            heading=_("Statement"),
        ),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WRITTEN_WORDS,
        SynchronizedField("conformity", overridable=False),
        SynchronizedField("standard", overridable=False),
        SynchronizedField("prepared_on", overridable=False),
        SynchronizedField("reviewed_on", overridable=False),
        TranslatableField("method"),
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    max_count_per_parent = 1
    template = "cms_pages/accessibility.html"

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self) -> None:
        super().clean()
        if self.reviewed_on and self.prepared_on and self.reviewed_on < self.prepared_on:
            raise ValidationError({"reviewed_on": _("The review cannot be earlier than the statement.")})
