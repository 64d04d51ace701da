"""What a learner saw is frozen: content-addressed, append-only rows made when a question is published.

`FrozenRules` is the language-neutral part (what is correct, marks), `FrozenWords` the words of one language.
Attempts point here, so editing a question never changes a past or running attempt. No row holds personal data.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from .reference import Organisation


class QuestionEntry(models.Model):  # type: ignore[django-manager-missing]  # modelcluster's
    """A question's identity; quizzes, attempts and statistics point at it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"), max_length=40)
    # What authors see in lists: the source question's title.
    title = models.CharField(_("title"), max_length=255)
    source_locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(
        Organisation, verbose_name=_("owner"), null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    # The source question is published.
    live = models.BooleanField(_("live"), default=False)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class FrozenRules(models.Model):
    """Kind, option keys, what is correct, mark. The same in every language, so statistics are too."""

    digest = models.CharField(max_length=64, primary_key=True)
    entry = models.ForeignKey(QuestionEntry, on_delete=models.PROTECT, related_name="frozen_rules")
    kind = models.SlugField(max_length=40)
    rules = models.JSONField()
    max_mark = models.DecimalField(max_digits=7, decimal_places=2)
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("frozen rules")
        verbose_name_plural = _("frozen rules")

    def __str__(self) -> str:
        return self.digest[:12]


class FrozenWords(models.Model):
    """Prompt, options, feedback and accepted answers of one language, sanitised and rendered."""

    digest = models.CharField(max_length=64, primary_key=True)
    rules = models.ForeignKey(FrozenRules, on_delete=models.PROTECT, related_name="words")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    words = models.JSONField()
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("frozen words")
        verbose_name_plural = _("frozen words")

    def __str__(self) -> str:
        return self.digest[:12]


class QuestionEdition(models.Model):
    """Which frozen words a new attempt draws for an entry in a language. Rewritten at each publish."""

    entry = models.ForeignKey(QuestionEntry, on_delete=models.CASCADE, related_name="editions")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    words = models.ForeignKey(FrozenWords, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("question edition")
        verbose_name_plural = _("question editions")
        constraints = [
            models.UniqueConstraint(fields=["entry", "locale"], name="courses_one_edition_per_entry_and_language")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.locale_id}"
