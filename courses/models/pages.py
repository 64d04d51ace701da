"""Pages hold words, panels and structure. What they mean as rules is read by `services/rules.py` alone."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.blocks import LessonBlock, OutcomesBlock
from courses.domain.folding import fold
from courses.extensions.page_context import BuiltContextMixin

from .course_part import CoursePartMixin
from .frozen import QuestionEntry
from .identity import EnrolmentMode, Level, Unlocking
from .reference import Audience, FundingProject, Organisation, Topic

PAGE_WORDS = [
    TranslatableField("title"),
    TranslatableField("slug"),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
]
PERCENT = [MinValueValidator(0), MaxValueValidator(100)]
EASY_READ_FEATURES = ["bold", "ul"]


def rules(*names: str) -> list[Any]:
    """Fields that follow the source and cannot be changed in a translation."""
    return [SynchronizedField(name, overridable=False) for name in names]


class FoldedSearchMixin:
    """Search text without diacritics, so that both databases find *Zaļenieki* by *Zalenieki*."""

    def folded(self) -> str:
        return fold(f"{self.title} {self.search_description} {self.search_words()}")  # type: ignore[attr-defined]

    def search_words(self) -> str:
        """What beside the title is worth finding."""
        return ""


FOLDED_SEARCH = [index.SearchField("folded"), index.AutocompleteField("folded")]


class CatalogueIndexPage(FoldedSearchMixin, BuiltContextMixin, Page):
    """The list of courses of one language."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    translatable_fields: ClassVar[list[Any]] = [*PAGE_WORDS, TranslatableField("introduction")]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    subpage_types: ClassVar[list[str]] = ["courses.CoursePage"]
    template = "courses/catalogue.html"

    class Meta:
        verbose_name = _("course catalogue")
        verbose_name_plural = _("course catalogues")


class CoursePage(CoursePartMixin, FoldedSearchMixin, BuiltContextMixin, Page):
    """The words of a course in one language, and (on the source page) its rules."""

    summary = models.TextField(_("summary"), max_length=500)
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    outcomes = StreamField(OutcomesBlock(), verbose_name=_("learning outcomes"), blank=True)

    owner_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Gives the course and issues its certificates."),
    )
    funding_project = models.ForeignKey(
        FundingProject,
        verbose_name=_("funding project"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.INTRODUCTORY)
    academic_hours = models.PositiveSmallIntegerField(_("academic hours"), default=0)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark, %"), default=70, validators=PERCENT)
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts"),
        null=True,
        blank=True,
        help_text=_("How often a quiz may be taken. Empty: as often as one likes."),
    )
    enrolment_mode = models.CharField(_("enrolment"), max_length=10, choices=EnrolmentMode, default=EnrolmentMode.OPEN)
    unlocking = models.CharField(_("order"), max_length=10, choices=Unlocking, default=Unlocking.OPEN)
    gives_certificate = models.BooleanField(_("gives a certificate"), default=False)
    audiences = ParentalManyToManyField(Audience, verbose_name=_("audiences"), blank=True)
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("outcomes"),
    ]
    rules_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("level"), FieldPanel("academic_hours"), FieldPanel("audiences"), FieldPanel("topics")],
            heading=_("For whom and how much"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("enrolment_mode"),
                FieldPanel("unlocking"),
                FieldPanel("pass_mark"),
                FieldPanel("max_attempts"),
            ],
            heading=_("How it is studied"),
        ),
        MultiFieldPanel(
            [FieldPanel("owner_organisation"), FieldPanel("funding_project"), FieldPanel("gives_certificate")],
            heading=_("Who gives it"),
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_WORDS,
        TranslatableField("summary"),
        TranslatableField("outcomes"),
        SynchronizedField("image"),
        *rules(
            "owner_organisation",
            "funding_project",
            "level",
            "academic_hours",
            "pass_mark",
            "max_attempts",
            "enrolment_mode",
            "unlocking",
            "gives_certificate",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    parent_page_types: ClassVar[list[str]] = ["courses.CatalogueIndexPage"]
    subpage_types: ClassVar[list[str]] = ["courses.ModulePage"]
    template = "courses/course.html"

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def search_words(self) -> str:
        return f"{self.summary} {' '.join(str(block.value) for block in self.outcomes)}"


class ModulePage(CoursePartMixin, BuiltContextMixin, Page):
    """A heading in the outline; its own address leads to its place on the course page."""

    content_panels: ClassVar[list[Any]] = [*Page.content_panels]
    translatable_fields: ClassVar[list[Any]] = [*PAGE_WORDS]
    parent_page_types: ClassVar[list[str]] = ["courses.CoursePage"]
    subpage_types: ClassVar[list[str]] = ["courses.LessonPage", "courses.QuizPage"]
    template = "courses/module.html"

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")


class EasyReadLevel(models.TextChoices):
    """The three levels of Lithuanian and Latvian easy language."""

    ONE = "1", _("Level 1: easiest")
    TWO = "2", _("Level 2")
    THREE = "3", _("Level 3")


class LessonPage(CoursePartMixin, FoldedSearchMixin, BuiltContextMixin, Page):
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=15, validators=[MinValueValidator(1)])
    body = StreamField(LessonBlock(), verbose_name=_("content"))
    easy_read = RichTextField(
        _("easy-to-read text"), blank=True, features=EASY_READ_FEATURES, help_text=_("One idea in one line.")
    )
    easy_read_level = models.CharField(_("level"), max_length=1, choices=EasyReadLevel, blank=True)
    easy_read_checked_by = models.CharField(
        _("checked by"), max_length=200, blank=True, help_text=_("The reader from the target group, and when.")
    )
    required = models.BooleanField(_("required to complete the course"), default=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("minutes"), FieldPanel("body")]
    easy_read_panels: ClassVar[list[Any]] = [
        FieldPanel("easy_read"),
        FieldPanel("easy_read_level"),
        FieldPanel("easy_read_checked_by"),
    ]
    rules_panels: ClassVar[list[Any]] = [FieldPanel("required")]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_WORDS,
        SynchronizedField("minutes"),
        TranslatableField("body"),
        TranslatableField("easy_read"),
        SynchronizedField("easy_read_level"),
        *rules("required"),
    ]
    search_fields: ClassVar[list[Any]] = [*Page.search_fields, *FOLDED_SEARCH]
    parent_page_types: ClassVar[list[str]] = ["courses.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "courses/lesson.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def search_words(self) -> str:
        texts = [str(text) for child in self.body for text in child.block.get_searchable_content(child.value)]
        return " ".join(texts)


class QuizPage(CoursePartMixin, BuiltContextMixin, Page):
    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link", "ul"])
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10, validators=[MinValueValidator(1)])
    graded = models.BooleanField(_("counts"), default=True, help_text=_("Otherwise it is practice."))
    final = models.BooleanField(_("final test of the course"), default=False)
    required = models.BooleanField(_("required to complete the course"), default=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, %"), null=True, blank=True, validators=PERCENT, help_text=_("Empty: the course's.")
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts"), null=True, blank=True, help_text=_("Empty: the course's.")
    )
    time_limit = models.PositiveIntegerField(
        _("time limit, minutes"), null=True, blank=True, help_text=_("Best left empty: haste tests nothing.")
    )
    shuffle_options = models.BooleanField(_("shuffle options"), default=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("minutes")]
    rules_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("graded"),
                FieldPanel("final"),
                FieldPanel("required"),
                FieldPanel("pass_mark"),
                FieldPanel("max_attempts"),
                FieldPanel("time_limit"),
                FieldPanel("shuffle_options"),
            ],
            heading=_("Rules"),
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *PAGE_WORDS,
        TranslatableField("introduction"),
        SynchronizedField("minutes"),
        *rules("graded", "final", "required", "pass_mark", "max_attempts", "time_limit", "shuffle_options"),
    ]
    parent_page_types: ClassVar[list[str]] = ["courses.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "courses/quiz.html"

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")


class QuizPageSlot(Orderable):
    """A question as the author placed it on the (source) quiz page."""

    page = ParentalKey(QuizPage, related_name="question_slots", on_delete=models.CASCADE)
    entry = models.ForeignKey(
        QuestionEntry, verbose_name=_("question"), on_delete=models.PROTECT, related_name="page_slots"
    )

    panels: ClassVar[list[Any]] = [FieldPanel("entry")]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return str(self.entry)
