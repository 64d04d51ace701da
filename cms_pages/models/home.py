"""The home page of a language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.extensions.page_context import BuiltContextMixin
from courses.models import PAGE_WORDS, FoldedSearchMixin
from courses.models.pages import FOLDED_SEARCH


def _button_page(label: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        Page,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In any language: visitors are led to the page in theirs."),
    )


class HomePage(FoldedSearchMixin, BuiltContextMixin, Page):
    hero_title = models.CharField(_("heading"), max_length=150)
    hero_lead = models.TextField(_("lead"), blank=True)
    hero_note = models.CharField(_("note under the buttons"), max_length=200, blank=True)
    primary_label = models.CharField(_("main button"), max_length=60, blank=True)
    primary_page = _button_page(_("main button leads to"))
    secondary_label = models.CharField(_("second button"), max_length=60, blank=True)
    secondary_page = _button_page(_("second button leads to"))
    easy_read = models.TextField(_("easy-to-read welcome"), blank=True, help_text=_("One short sentence in each line."))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_lead"),
                FieldPanel("primary_label"),
                FieldPanel("primary_page"),
                FieldPanel("secondary_label"),
                FieldPanel("secondary_page"),
                FieldPanel("hero_note"),
            ],
            heading=_("Top of the page"),
        ),
        FieldPanel("easy_read"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_WORDS,
        TranslatableField("hero_title"),
        TranslatableField("hero_lead"),
        TranslatableField("hero_note"),
        TranslatableField("primary_label"),
        SynchronizedField("primary_page"),
        TranslatableField("secondary_label"),
        SynchronizedField("secondary_page"),
        TranslatableField("easy_read"),
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "cms_pages/home.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def search_words(self) -> str:
        return f"{self.hero_title} {self.hero_lead} {self.easy_read}"

    @property
    def easy_read_lines(self) -> list[str]:
        return [line.strip() for line in self.easy_read.splitlines() if line.strip()]
