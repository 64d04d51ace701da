"""Identity is not content: a course and its units exist once, whatever languages their pages exist in.

The primary key of a `Course` or `Unit` *is* the `translation_key` of its pages. Records of learners point here, never
at pages. Rules are written here by `services/rules.py` when the source page is published, and read here by all else.
`CourseEdition` and `UnitEdition` say, per language, what stands where; outlines and dashboards read only these.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from .reference import Audience, FundingProject, Organisation, Topic


class Level(models.TextChoices):
    INTRODUCTORY = "introductory", _("Introductory")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class EnrolmentMode(models.TextChoices):
    OPEN = "open", _("Open to everyone")
    APPROVAL = "approval", _("By request, approved by a methodologist")


class Unlocking(models.TextChoices):
    """What must be done before a quiz opens. Reading never needs permission."""

    OPEN = "open", _("Every quiz is open from the start")
    STEPWISE = "stepwise", _("A quiz opens after the lessons before it")


class UnitKind(models.TextChoices):
    MODULE = "module", _("Module")
    LESSON = "lesson", _("Lesson")
    QUIZ = "quiz", _("Quiz")


class Course(models.Model):
    """One course in however many languages; the rules every language shares."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The language the course is authored in: the only meaning of "source". Set at the first save.
    source_locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="courses")
    funding_project = models.ForeignKey(FundingProject, null=True, on_delete=models.PROTECT, related_name="courses")
    level = models.CharField(max_length=20, choices=Level, default=Level.INTRODUCTORY)
    academic_hours = models.PositiveSmallIntegerField(default=0)
    # Per cent; also the pass mark of the course's quizzes that name none.
    pass_mark = models.PositiveSmallIntegerField(default=70)
    # None: no limit. Default of the course's quizzes that name none.
    max_attempts = models.PositiveSmallIntegerField(null=True)
    enrolment_mode = models.CharField(max_length=10, choices=EnrolmentMode, default=EnrolmentMode.OPEN)
    unlocking = models.CharField(max_length=10, choices=Unlocking, default=Unlocking.OPEN)
    gives_certificate = models.BooleanField(default=False)
    audiences = models.ManyToManyField(Audience, related_name="courses")
    topics = models.ManyToManyField(Topic, related_name="courses")
    # False until the source page is published; unpublishing it closes the course to new learners in every language.
    live = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def __str__(self) -> str:
        return str(self.key)


class Unit(models.Model):
    """A module, a lesson or a quiz: the thing a learner's record points at."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="units")
    kind = models.CharField(max_length=10, choices=UnitKind)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    # Depth-first place in the outline of the source language, modules included; rewritten as a whole.
    position = models.PositiveIntegerField(default=0)
    required = models.BooleanField(default=True)
    live = models.BooleanField(default=False)
    # Of quizzes only. A practice quiz is done when it is finished, a graded one at its pass mark.
    graded = models.BooleanField(default=False)
    final = models.BooleanField(default=False)
    pass_mark = models.PositiveSmallIntegerField(null=True)
    max_attempts = models.PositiveSmallIntegerField(null=True)
    time_limit = models.PositiveIntegerField(null=True, help_text=_("Seconds."))
    shuffle_options = models.BooleanField(default=True)
    # When it first became live: what came after a learner's completion is shown as "new" and takes nothing away.
    opened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["course", "position"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class UnitSlot(models.Model):
    """One question of a quiz, by identity; the words come from the learner's language at the start of an attempt."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField()
    # The database refuses to lose a question that a quiz uses.
    entry = models.ForeignKey("courses.QuestionEntry", on_delete=models.PROTECT, related_name="slots")

    class Meta:
        verbose_name = _("question of a quiz")
        verbose_name_plural = _("questions of a quiz")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "position"], name="courses_one_slot_per_position"),
            models.UniqueConstraint(fields=["unit", "entry"], name="courses_entry_once_per_quiz"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.position}"


class Edition(models.Model):
    """What an identity is called and where it stands in one language. Kept after its page is gone."""

    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=255)
    # Path of the address within the site, language first: "/lv/kursi/…/".
    path = models.CharField(max_length=2000, blank=True)
    live = models.BooleanField(default=False)
    # Every string is translated; a source edition is always complete.
    complete = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class CourseEdition(Edition):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="editions")
    summary = models.TextField(blank=True)

    class Meta:
        verbose_name = _("course edition")
        verbose_name_plural = _("course editions")
        constraints = [
            models.UniqueConstraint(fields=["course", "locale"], name="courses_one_edition_per_course_and_language")
        ]


class UnitEdition(Edition):
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="editions")
    minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("unit edition")
        verbose_name_plural = _("unit editions")
        constraints = [
            models.UniqueConstraint(fields=["unit", "locale"], name="courses_one_edition_per_unit_and_language")
        ]
