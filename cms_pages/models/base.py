"""What the pages of the site have in common."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from cms_pages.blocks import StoryBlock
from courses.extensions.page_context import BuiltContextMixin
from courses.models import PAGE_WORDS, FoldedSearchMixin, FundingProject, Organisation
from courses.models.pages import FOLDED_SEARCH


class WrittenPage(FoldedSearchMixin, BuiltContextMixin, Page):
    """A page with a lead and, where its class has one, a body; found by its words."""

    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences that stand above the text."))

    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def search_words(self) -> str:
        return f"{self.lead} {words_of(getattr(self, 'body', ()))}"


WRITTEN_WORDS = [*PAGE_WORDS, TranslatableField("lead")]


def words_of(stream: Any) -> str:
    """The text of a stream, as search reads it."""
    return " ".join(str(text) for child in stream for text in child.block.get_searchable_content(child.value))


def story_field(**kwargs: Any) -> StreamField:
    return StreamField(StoryBlock(), verbose_name=_("text"), **kwargs)


def project_field() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        FundingProject,
        verbose_name=_("funding project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the project that stands on every page."),
    )


def organisation_field() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Answers for the content; named in the disclaimer."),
    )


class LanguagesField(models.JSONField):
    """A list of language codes, chosen by tick boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def formfield(self, **_kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=settings.LANGUAGES,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
