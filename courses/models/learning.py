"""Who studies what, how far, and every fact of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .identity import Course, Unit


class EnrolmentState(models.TextChoices):
    REQUESTED = "requested", _("Waiting for approval")
    ACTIVE = "active", _("Studying")
    COMPLETED = "completed", _("Completed")
    REFUSED = "refused", _("Refused")
    LEFT = "left", _("Left")


class Enrolment(models.Model):
    """One learner in one course, in every language."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    state = models.CharField(max_length=10, choices=EnrolmentState)
    requested_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="decided_enrolments"
    )
    decision_reason = models.CharField(max_length=500, blank=True)
    enrolled_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    # A recorded fact, per cent of required units; never falls.
    progress = models.PositiveSmallIntegerField(default=0)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_one_enrolment_per_course")]
        indexes = [models.Index(fields=["course", "state"], name="courses_enrolment_state")]

    def __str__(self) -> str:
        return f"{self.learner_id} {self.course_id}"


class UnitRecord(models.Model):
    """What one learner did in one unit."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="unit_records")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="records")
    first_seen_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    # Of quizzes: the best percentage so far.
    best_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("unit record")
        verbose_name_plural = _("unit records")
        constraints = [models.UniqueConstraint(fields=["enrolment", "unit"], name="courses_one_record_per_unit")]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.unit_id}"


class Verb(models.TextChoices):
    """What happened, after the xAPI vocabulary."""

    REQUESTED = "requested", _("asked to join")
    ENROLLED = "enrolled", _("enrolled")
    REFUSED = "refused", _("was refused")
    LEFT = "left", _("left")
    STARTED = "started", _("started")
    SUBMITTED = "submitted", _("submitted")
    GRADED = "graded", _("was graded")
    COMPLETED = "completed", _("completed")


class LearningEvent(models.Model):
    """A fact: actor, verb, object, result, context, time. Append-only; written in the transaction of the change."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="learning_events")
    verb = models.CharField(max_length=20, choices=Verb)
    # "course", "unit" or "attempt", and its key.
    object_kind = models.CharField(max_length=10)
    object_key = models.UUIDField()
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="events")
    result = models.JSONField(default=dict)
    context = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("learning event")
        verbose_name_plural = _("learning events")
        ordering = ["id"]
        indexes = [models.Index(fields=["verb", "object_kind", "id"], name="courses_event_verb_object")]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.verb} {self.object_kind} {self.object_key}"
