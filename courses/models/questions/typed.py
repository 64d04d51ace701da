"""Questions with one right value, and questions answered in the learner's own words or with a file."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.domain.questions import (
    Criterion,
    Essay,
    FileUpload,
    Numerical,
    Reflection,
    ShortAnswer,
    TrueFalse,
)

from .base import Question

MEBIBYTE = 1024 * 1024


class TrueFalseQuestion(Question):
    kind = "true_false"

    is_true = models.BooleanField(_("the statement is true"), default=True)

    panels: ClassVar[list[Any]] = [*Question.base_panels, FieldPanel("is_true")]
    translatable_fields: ClassVar[list[Any]] = [
        *Question.translatable_fields,
        SynchronizedField("is_true", overridable=False),
    ]

    class Meta:
        verbose_name = _("true or false")
        verbose_name_plural = _("true or false questions")

    def spec(self) -> TrueFalse:
        return TrueFalse(max_mark=self.mark, correct=self.is_true)


class NumericalQuestion(Question):
    kind = "numerical"

    right_value = models.DecimalField(_("right answer"), max_digits=20, decimal_places=6)
    tolerance = models.DecimalField(
        _("tolerance"),
        max_digits=20,
        decimal_places=6,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("How far from the right answer is still right."),
    )

    panels: ClassVar[list[Any]] = [*Question.base_panels, FieldPanel("right_value"), FieldPanel("tolerance")]
    translatable_fields: ClassVar[list[Any]] = [
        *Question.translatable_fields,
        SynchronizedField("right_value", overridable=False),
        SynchronizedField("tolerance", overridable=False),
    ]

    class Meta:
        verbose_name = _("number")
        verbose_name_plural = _("number questions")

    def spec(self) -> Numerical:
        return Numerical(max_mark=self.mark, answer=self.right_value, tolerance=self.tolerance)


class ShortAnswerQuestion(Question):
    kind = "short_answer"

    accepted = models.TextField(
        _("accepted answers"), help_text=_("One in each line. An asterisk (*) stands for any letters.")
    )
    ignore_case = models.BooleanField(_("capital letters do not matter"), default=True)
    ignore_diacritics = models.BooleanField(_("diacritics do not matter"), default=True)

    panels: ClassVar[list[Any]] = [
        *Question.base_panels,
        FieldPanel("accepted"),
        FieldPanel("ignore_case"),
        FieldPanel("ignore_diacritics"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *Question.translatable_fields,
        TranslatableField("accepted"),
        SynchronizedField("ignore_case", overridable=False),
        SynchronizedField("ignore_diacritics", overridable=False),
    ]

    class Meta:
        verbose_name = _("short answer")
        verbose_name_plural = _("short answer questions")

    def accepted_words(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.accepted.splitlines() if line.strip())

    def spec(self) -> ShortAnswer:
        return ShortAnswer(
            max_mark=self.mark,
            accepted=self.accepted_words(),
            ignore_case=self.ignore_case,
            ignore_diacritics=self.ignore_diacritics,
        )

    def words(self) -> dict[str, Any]:
        return super().words() | {"accepted": list(self.accepted_words())}


class ReflectionQuestion(Question):
    """Never marked; seen by the learner and the course's methodologists."""

    kind = "reflection"

    max_characters = models.PositiveIntegerField(_("longest answer, characters"), default=1000)

    panels: ClassVar[list[Any]] = [*Question.base_panels, FieldPanel("max_characters")]
    translatable_fields: ClassVar[list[Any]] = [
        *Question.translatable_fields,
        SynchronizedField("max_characters", overridable=False),
    ]

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")

    def spec(self) -> Reflection:
        return Reflection(max_mark=Decimal(0), max_characters=self.max_characters)


class WrittenQuestion(Question):  # type: ignore[django-manager-missing]  # modelcluster's
    """Middle model of what a person marks: it holds the rubric. Authors never create one as such."""

    sample_answer = models.TextField(_("sample answer"), blank=True, help_text=_("For reviewers only."))

    panels: ClassVar[list[Any]] = [
        *Question.base_panels,
        FieldPanel("sample_answer"),
        InlinePanel("rubric", label=_("row"), heading=_("What points are given for")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *Question.translatable_fields,
        TranslatableField("sample_answer"),
        TranslatableField("rubric"),
    ]

    class Meta:
        verbose_name = _("hand-marked question")
        verbose_name_plural = _("hand-marked questions")

    def rubric_lines(self) -> tuple[Criterion, ...]:
        return tuple(Criterion(key=str(row.translation_key), points=row.points) for row in self.rubric.all())

    def words(self) -> dict[str, Any]:
        words = super().words()
        words["rubric"] = {str(row.translation_key): row.text for row in self.rubric.all()}
        words["sample_answer"] = self.sample_answer
        return words


class RubricRow(TranslatableMixin, Orderable):
    question = ParentalKey(WrittenQuestion, related_name="rubric", on_delete=models.CASCADE)
    text = models.CharField(_("text"), max_length=300)
    points = models.DecimalField(
        _("points"), max_digits=5, decimal_places=2, default=Decimal(1), validators=[MinValueValidator(Decimal(0))]
    )

    panels: ClassVar[list[Any]] = [FieldPanel("text"), FieldPanel("points")]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("text"),
        SynchronizedField("points", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("row of the rubric")
        verbose_name_plural = _("rows of the rubric")

    def __str__(self) -> str:
        return self.text


class EssayQuestion(WrittenQuestion):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "essay"

    max_characters = models.PositiveIntegerField(_("longest answer, characters"), default=3000)

    panels: ClassVar[list[Any]] = [*WrittenQuestion.panels, FieldPanel("max_characters")]
    translatable_fields: ClassVar[list[Any]] = [
        *WrittenQuestion.translatable_fields,
        SynchronizedField("max_characters", overridable=False),
    ]

    class Meta:
        verbose_name = _("essay")
        verbose_name_plural = _("essays")

    def spec(self) -> Essay:
        return Essay(max_mark=self.mark, max_characters=self.max_characters, rubric=self.rubric_lines())


class FileUploadQuestion(WrittenQuestion):  # type: ignore[django-manager-missing]  # modelcluster's
    kind = "file_upload"

    accepted_types = models.CharField(
        _("accepted file types"), max_length=200, default="pdf, docx, odt", help_text=_("Separated by commas.")
    )
    max_mebibytes = models.PositiveSmallIntegerField(
        _("largest file, MiB"), default=10, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )

    panels: ClassVar[list[Any]] = [
        *WrittenQuestion.panels,
        FieldPanel("accepted_types"),
        FieldPanel("max_mebibytes"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *WrittenQuestion.translatable_fields,
        SynchronizedField("accepted_types", overridable=False),
        SynchronizedField("max_mebibytes", overridable=False),
    ]

    class Meta:
        verbose_name = _("file upload")
        verbose_name_plural = _("file uploads")

    def spec(self) -> FileUpload:
        types = tuple(part.strip().lower().lstrip(".") for part in self.accepted_types.split(",") if part.strip())
        return FileUpload(
            max_mark=self.mark,
            accepted_types=types,
            max_bytes=self.max_mebibytes * MEBIBYTE,
            rubric=self.rubric_lines(),
        )
