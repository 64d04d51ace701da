"""Attempts: drawn from frozen rows at the start, answered by append-only saves, marked by append-only changes."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from .frozen import FrozenRules, FrozenWords, QuestionEntry
from .identity import Unit
from .learning import Enrolment


class AttemptState(models.TextChoices):
    OPEN = "open", _("In progress")
    # Submitted, but a person has yet to mark something.
    SUBMITTED = "submitted", _("Waiting for a reviewer")
    GRADED = "graded", _("Graded")


class Attempt(models.Model):
    """One sitting of a quiz by one learner. Its key is the only name it has in an address."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attempts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=AttemptState, default=AttemptState.OPEN)
    # The quiz's rules as they were at the start (courses.domain.attempts.AttemptRules).
    rules = models.JSONField()
    started_at = models.DateTimeField()
    deadline = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    graded_at = models.DateTimeField(null=True)
    max_mark = models.DecimalField(max_digits=9, decimal_places=2)
    # None while something waits for a person.
    mark = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    passed = models.BooleanField(null=True)
    # An author's trial counts nowhere.
    is_trial = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        permissions = [("mark_attempt", "Can mark answers of learners")]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "unit", "number"], name="courses_attempt_number"),
            models.UniqueConstraint(
                fields=["enrolment", "unit"], condition=models.Q(state="open"), name="courses_one_open_attempt"
            ),
        ]
        indexes = [models.Index(fields=["state", "submitted_at"], name="courses_attempt_queue")]

    def __str__(self) -> str:
        return f"{self.key}"


class AttemptItem(models.Model):
    """One question of one attempt: which frozen rows it shows, in which order, and its mark."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    entry = models.ForeignKey(QuestionEntry, on_delete=models.PROTECT, related_name="+")
    rules = models.ForeignKey(FrozenRules, on_delete=models.PROTECT, related_name="items")
    # The words drawn at the start. Another language shows its own words when their rules digest is the same.
    words = models.ForeignKey(FrozenWords, on_delete=models.PROTECT, related_name="items")
    # Keys of options, right-hand sides or items as shown to this learner; None where there is no order.
    shown_order = models.JSONField(null=True)
    flagged = models.BooleanField(default=False)
    # 0..1; None while it waits for a person, or is never marked.
    fraction = models.DecimalField(max_digits=8, decimal_places=7, null=True)
    # A person has to look (set at submit, cleared by the mark).
    awaits_review = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attempt item")
        verbose_name_plural = _("attempt items")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["attempt", "position"], name="courses_item_position")]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.position}"


class Response(models.Model):
    """The fold of an item's saves: the winning answer so far."""

    item = models.OneToOneField(AttemptItem, primary_key=True, on_delete=models.CASCADE, related_name="response")
    value = models.JSONField()
    # Typed answers are graded against the words of the language they were typed in.
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    client = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.item_id}"


class ResponseSave(models.Model):
    """One save, kept for ever. `seq` is a Lamport counter; the greatest (seq, client) wins in any order of arrival."""

    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="saves")
    client = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    value = models.JSONField()
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    # Came after the deadline: kept, not graded.
    late = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        constraints = [models.UniqueConstraint(fields=["item", "client", "seq"], name="courses_save_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.client} {self.seq}"


class ResponseFile(models.Model):
    """A file a learner handed in; lives in private storage, served to its owner and to reviewers only."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")

    def __str__(self) -> str:
        return self.name


class MarkSource(models.TextChoices):
    AUTOMATIC = "automatic", _("Marked automatically")
    PERSON = "person", _("Marked by a person")
    UNDO = "undo", _("Undone")


class MarkChange(models.Model):
    """Every change of a mark, with who and why. Append-only; an undo is an opposite row."""

    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="mark_changes")
    before = models.DecimalField(max_digits=8, decimal_places=7, null=True)
    after = models.DecimalField(max_digits=8, decimal_places=7, null=True)
    source = models.CharField(max_length=10, choices=MarkSource)
    # Points given per rubric row, where there is a rubric: {key: points as text}.
    rubric = models.JSONField(default=dict)
    comment = models.TextField(blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="mark_changes"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark change")
        verbose_name_plural = _("mark changes")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.before} → {self.after}"
