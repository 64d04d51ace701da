"""The eleven built-in question kinds, registered through the door plugins use."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.domain.questions import SPECS
from courses.extensions.question_kinds import QuestionKind, question_kinds

from .answers import (
    AnswerForm,
    FileForm,
    MatchingForm,
    MultipleChoiceForm,
    OneChoiceForm,
    OrderingForm,
    TextForm,
    TrueFalseForm,
)

# kind: name for people, model authors edit, form, template (the same name draws the review).
_BUILT_IN: Final[dict[str, tuple[Promise | str, str, type[AnswerForm], str]]] = {
    "single_choice": (_("single choice"), "SingleChoiceQuestion", OneChoiceForm, "one_choice"),
    "multiple_choice": (_("multiple choice"), "MultipleChoiceQuestion", MultipleChoiceForm, "multiple_choice"),
    "true_false": (_("true or false"), "TrueFalseQuestion", TrueFalseForm, "true_false"),
    "short_answer": (_("short answer"), "ShortAnswerQuestion", TextForm, "line"),
    "numerical": (_("number"), "NumericalQuestion", TextForm, "number"),
    "matching": (_("matching"), "MatchingQuestion", MatchingForm, "matching"),
    "ordering": (_("ordering"), "OrderingQuestion", OrderingForm, "ordering"),
    "scenario": (_("scenario"), "ScenarioQuestion", OneChoiceForm, "scenario"),
    "essay": (_("essay"), "EssayQuestion", TextForm, "text"),
    "file_upload": (_("file upload"), "FileUploadQuestion", FileForm, "files"),
    "reflection": (_("reflection"), "ReflectionQuestion", TextForm, "text"),
}


def register_question_kinds() -> None:
    """Fill the registry; called once, when the apps are loaded."""
    for kind, (label, model, form_class, template) in _BUILT_IN.items():
        question_kinds.register(
            kind,
            QuestionKind(
                kind=kind,
                label=label,
                model=f"courses.{model}",
                spec_class=SPECS[kind],
                form_class=form_class,
                template=f"courses/quiz/kinds/{template}.html",
                review_template=f"courses/quiz/review/{template}.html",
            ),
        )
