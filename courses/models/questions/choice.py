"""Questions with options: single choice, multiple choice, scenario."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.domain.questions import MultipleChoice, Option, Scenario, Scoring, SingleChoice

from .base import Question


class ChoiceQuestion(Question):  # type: ignore[django-manager-missing]  # modelcluster's
    """Middle model: it is concrete because choices need a row to hang on. Authors never create one as such."""

    panels: ClassVar[list[Any]] = [
        *Question.base_panels,
        InlinePanel("choices", label=_("option"), heading=_("Options"), min_num=2),
    ]
    translatable_fields: ClassVar[list[Any]] = [*Question.translatable_fields, TranslatableField("choices")]

    class Meta:
        verbose_name = _("question with options")
        verbose_name_plural = _("questions with options")

    def options(self) -> tuple[Option, ...]:
        """Options in the author's order; an option's key is its `translation_key`, the same in every language."""
        return tuple(
            Option(key=str(choice.translation_key), correct=choice.is_correct) for choice in self.choices.all()
        )

    def words(self) -> dict[str, Any]:
        choices = list(self.choices.all())
        words = super().words()
        words["options"] = {str(choice.translation_key): choice.text for choice in choices}
        words["replies"] = {str(choice.translation_key): choice.reply for choice in choices if choice.reply}
        return words


class Choice(TranslatableMixin, Orderable):
    question = ParentalKey(ChoiceQuestion, related_name="choices", on_delete=models.CASCADE)
    text = models.CharField(_("text"), max_length=500)
    is_correct = models.BooleanField(_("correct"), default=False)
    reply = models.CharField(
        _("reply"), max_length=500, blank=True, help_text=_("Shown afterwards to whoever chose this option.")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("text"), FieldPanel("is_correct"), FieldPanel("reply")]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("text"),
        TranslatableField("reply"),
        SynchronizedField("is_correct", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")

    def __str__(self) -> str:
        return self.text


class SingleChoiceQuestion(ChoiceQuestion):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "single_choice"

    class Meta:
        verbose_name = _("single choice")
        verbose_name_plural = _("single choice questions")

    def spec(self) -> SingleChoice:
        return SingleChoice(max_mark=self.mark, options=self.options())


class ScenarioQuestion(ChoiceQuestion):  # type: ignore[django-manager-missing]  # modelcluster's
    """A situation told in the prompt; every option carries a reply."""

    kind = "scenario"

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")

    def spec(self) -> Scenario:
        return Scenario(max_mark=self.mark, options=self.options())


class MultipleChoiceQuestion(ChoiceQuestion):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "multiple_choice"

    class ScoringRule(models.TextChoices):
        PARTIAL = "partial", _("Partial: wrong ticks take right ones away")
        ALL_OR_NOTHING = "all_or_nothing", _("All or nothing")

    scoring = models.CharField(_("scoring"), max_length=20, choices=ScoringRule, default=ScoringRule.PARTIAL)

    panels: ClassVar[list[Any]] = [*ChoiceQuestion.panels, FieldPanel("scoring")]
    translatable_fields: ClassVar[list[Any]] = [
        *ChoiceQuestion.translatable_fields,
        SynchronizedField("scoring", overridable=False),
    ]

    class Meta:
        verbose_name = _("multiple choice")
        verbose_name_plural = _("multiple choice questions")

    def spec(self) -> MultipleChoice:
        return MultipleChoice(max_mark=self.mark, options=self.options(), scoring=Scoring(self.scoring))
