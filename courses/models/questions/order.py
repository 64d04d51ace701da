"""Questions about relations: matching and ordering."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from courses.domain.questions import Matching, Ordering

from .base import Question


class MatchingQuestion(Question):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "matching"

    panels: ClassVar[list[Any]] = [
        *Question.base_panels,
        InlinePanel("pairs", label=_("pair"), heading=_("Pairs that belong together"), min_num=2),
    ]
    translatable_fields: ClassVar[list[Any]] = [*Question.translatable_fields, TranslatableField("pairs")]

    class Meta:
        verbose_name = _("matching")
        verbose_name_plural = _("matching questions")

    def spec(self) -> Matching:
        return Matching(max_mark=self.mark, pairs=tuple(str(pair.translation_key) for pair in self.pairs.all()))

    def words(self) -> dict[str, Any]:
        pairs = list(self.pairs.all())
        words = super().words()
        words["lefts"] = {str(pair.translation_key): pair.left for pair in pairs}
        words["rights"] = {str(pair.translation_key): pair.right for pair in pairs}
        return words


class MatchingPair(TranslatableMixin, Orderable):
    question = ParentalKey(MatchingQuestion, related_name="pairs", on_delete=models.CASCADE)
    left = models.CharField(_("left"), max_length=300)
    right = models.CharField(_("right"), max_length=300)

    panels: ClassVar[list[Any]] = [FieldPanel("left"), FieldPanel("right")]
    translatable_fields: ClassVar[list[Any]] = [TranslatableField("left"), TranslatableField("right")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")

    def __str__(self) -> str:
        return f"{self.left} – {self.right}"


class OrderingQuestion(Question):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "ordering"

    panels: ClassVar[list[Any]] = [
        *Question.base_panels,
        InlinePanel("items", label=_("step"), heading=_("Steps in the right order"), min_num=2),
    ]
    translatable_fields: ClassVar[list[Any]] = [*Question.translatable_fields, TranslatableField("items")]

    class Meta:
        verbose_name = _("ordering")
        verbose_name_plural = _("ordering questions")

    def spec(self) -> Ordering:
        return Ordering(max_mark=self.mark, items=tuple(str(item.translation_key) for item in self.items.all()))

    def words(self) -> dict[str, Any]:
        words = super().words()
        words["items"] = {str(item.translation_key): item.text for item in self.items.all()}
        return words


class OrderingItem(TranslatableMixin, Orderable):
    question = ParentalKey(OrderingQuestion, related_name="items", on_delete=models.CASCADE)
    text = models.CharField(_("text"), max_length=300)

    panels: ClassVar[list[Any]] = [FieldPanel("text")]
    translatable_fields: ClassVar[list[Any]] = [TranslatableField("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.text
