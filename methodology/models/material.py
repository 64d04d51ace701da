"""Methodological materials: a page for the words in each language, rows for the files."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import TranslatableField

from courses.extensions.page_context import BuiltContextMixin
from courses.models import PAGE_WORDS, Audience, FoldedSearchMixin, FundingProject, Organisation, Topic
from courses.models.pages import FOLDED_SEARCH, rules


class MaterialKind(models.TextChoices):
    GUIDE = "guide", _("Guide")
    TEMPLATE = "template", _("Template")
    CHECKLIST = "checklist", _("Checklist")
    CARDS = "printable", _("Printable cards")
    LIST = "list", _("List")
    FORM = "form", _("Form")
    RECORDING = "recording", _("Recording")


class Licence(models.TextChoices):
    """The value is the SPDX identifier; the names are the same in every language."""

    CC0 = "CC0-1.0", "CC0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"


LICENCE_PAGES = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
}


class MaterialIndexPage(FoldedSearchMixin, BuiltContextMixin, Page):
    """The library of one language."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    translatable_fields: ClassVar[list[Any]] = [*PAGE_WORDS, TranslatableField("introduction")]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    subpage_types: ClassVar[list[str]] = ["methodology.MaterialPage"]
    max_count_per_parent = 1
    template = "methodology/library.html"

    class Meta:
        verbose_name = _("library of methodological materials")
        verbose_name_plural = _("libraries of methodological materials")


class MaterialPage(FoldedSearchMixin, BuiltContextMixin, Page):
    """One material in one language. The files of all its languages are shown on each of its pages."""

    kind = models.CharField(_("type"), max_length=20, choices=MaterialKind)
    summary = models.TextField(_("summary"), max_length=500)
    how_to_use = RichTextField(_("how to use it"), blank=True, features=["h3", "bold", "italic", "ol", "ul", "link"])
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, help_text=_("How long it takes to use it once. Empty: not known.")
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.CC_BY)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("author organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Answers for the content; named in the disclaimer."),
    )
    funding_project = models.ForeignKey(
        FundingProject,
        verbose_name=_("funding project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    audiences = ParentalManyToManyField(Audience, verbose_name=_("audiences"), blank=True, related_name="+")

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        InlinePanel("files", heading=_("Files"), label=_("file"), help_text=_("In the language of this page.")),
        FieldPanel("how_to_use"),
        MultiFieldPanel(
            [FieldPanel("topics"), FieldPanel("audiences"), FieldPanel("minutes")], heading=_("For whom and for what")
        ),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("organisation"), FieldPanel("funding_project")], heading=_("Rights")
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_WORDS,
        TranslatableField("summary"),
        TranslatableField("how_to_use"),
        *rules("kind", "minutes", "licence", "organisation", "funding_project", "topics", "audiences"),
    ]
    # A file has one opaque key for good: a copy of the page, or its translation, starts without files of its own.
    exclude_fields_in_copy: ClassVar[list[str]] = ["files"]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    parent_page_types: ClassVar[list[str]] = ["methodology.MaterialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "methodology/material.html"

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def search_words(self) -> str:
        return self.summary

    @property
    def licence_page(self) -> str:
        """The address of the licence's own page."""
        return LICENCE_PAGES[Licence(self.licence)]


class MaterialFile(Orderable):
    """A file of a material in one language and one format."""

    page = ParentalKey(MaterialPage, related_name="files", on_delete=models.CASCADE)
    # Stands in addresses; says nothing about the document behind it and survives its replacement.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("file"), on_delete=models.PROTECT, related_name="material_files"
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    pages = models.PositiveSmallIntegerField(
        _("pages"), null=True, blank=True, help_text=_("Empty where pages mean nothing: tables, recordings.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("document"), FieldPanel("language"), FieldPanel("pages")]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return f"{self.document} ({self.language})"

    @property
    def format(self) -> str:
        """The format as people say it: PDF, DOCX."""
        return str(self.document.file_extension).upper()

    def clean(self) -> None:
        super().clean()
        if self.pages == 0:
            raise ValidationError({"pages": _("A file has at least one page. Leave it empty when you do not know.")})
