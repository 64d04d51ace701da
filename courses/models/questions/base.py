"""What every question has."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from polymorphic.models import PolymorphicModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, WorkflowMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from courses.domain.folding import fold
from courses.domain.questions import Spec

PROMPT_FEATURES = ["bold", "italic", "ol", "ul", "link"]
FEEDBACK_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class Question(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    PolymorphicModel,
    ClusterableModel,
):
    """The words and rules of one question in one language. Its `translation_key` is its `QuestionEntry`'s key."""

    # Set by every concrete kind; the same string as in the registry of question kinds.
    kind: ClassVar[str] = ""

    title = models.CharField(_("title"), max_length=255, help_text=_("For authors: how to find this question again."))
    prompt = RichTextField(_("question"), features=PROMPT_FEATURES)
    feedback = RichTextField(_("feedback"), features=FEEDBACK_FEATURES, blank=True)
    mark = models.DecimalField(
        _("points"), max_digits=5, decimal_places=2, default=Decimal(1), validators=[MinValueValidator(Decimal(0))]
    )

    base_panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("prompt"),
        FieldPanel("feedback"),
        FieldPanel("mark"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("title"),
        TranslatableField("prompt"),
        TranslatableField("feedback"),
        SynchronizedField("mark", overridable=False),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("folded"),
        index.AutocompleteField("folded"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.title

    def folded(self) -> str:
        """Title and prompt without diacritics, for the search of authors."""
        return fold(f"{self.title} {self.prompt}")

    def spec(self) -> Spec:
        """The language-neutral part as the domain sees it. Raises SpecError when the question is not complete."""
        raise TypeError(f"{type(self).__name__} is no kind of question.")

    def words(self) -> dict[str, Any]:
        """The words as authored; `services/freezing.py` renders and sanitises them."""
        return {"prompt": self.prompt, "feedback": self.feedback}
