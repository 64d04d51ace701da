"""The twenty-one questions: rows of every language under one key, frozen by the service that freezes on publish."""

from collections.abc import Sequence
from decimal import Decimal
from functools import singledispatch
from html import escape
from typing import Any

from courses.models import (
    Choice,
    EssayQuestion,
    FileUploadQuestion,
    MatchingPair,
    MatchingQuestion,
    MultipleChoiceQuestion,
    NumericalQuestion,
    OrderingItem,
    OrderingQuestion,
    Organisation,
    Question,
    QuestionEntry,
    ReflectionQuestion,
    RubricRow,
    ScenarioQuestion,
    ShortAnswerQuestion,
    SingleChoiceQuestion,
    TrueFalseQuestion,
)
from courses.services.freezing import freeze_question
from elearning_site.demo import entities_courses as given
from elearning_site.demo.loading.workshop import Workshop, key_of

TITLE = 90  # characters of the prompt that authors see in lists


def load_question(
    workshop: Workshop, question: given.Question, *, languages: Sequence[str], owner: str
) -> QuestionEntry:
    """The question in every language, the source first; frozen. What exists is left alone."""
    key = key_of("question", question.id)
    entry = QuestionEntry.objects.filter(pk=key).first()
    if entry is not None:
        return entry
    rows = [_row(workshop, question, language) for language in languages]
    QuestionEntry.objects.filter(pk=key).update(owner=Organisation.objects.get(slug=owner))
    for row in rows:
        freeze_question(row)
    return QuestionEntry.objects.get(pk=key)


def _row(workshop: Workshop, question: given.Question, language: str) -> Question:
    prompt = question.prompt[language]
    row = make_row(question, language)
    row.translation_key, row.locale = key_of("question", question.id), workshop.locale(language)
    row.title = prompt if len(prompt) <= TITLE else f"{prompt[:TITLE].rpartition(' ')[0]}…"
    row.prompt = f"<p>{escape(prompt, quote=False)}</p>"
    row.feedback = f"<p>{escape(question.feedback[language], quote=False)}</p>" if question.feedback else ""
    row.mark = Decimal(question.points)
    row.first_published_at = row.last_published_at = workshop.at
    for name in ("choices", "pairs", "items", "rubric"):
        for number, child in enumerate(getattr(row, name).all() if hasattr(row, name) else ()):
            # The child's key is the option's key in every language: answers are stored under it.
            child.translation_key = key_of("question", question.id, name, str(number))
            child.locale, child.sort_order = row.locale, number
    row.save()
    return row


@singledispatch
def make_row(question: given.Question, language: str) -> Any:
    """The unsaved row of a question with what is particular to its kind."""
    raise TypeError(f"{type(question).__name__} has no row")


@make_row.register
def _(question: given.ChoiceQuestion, language: str) -> Any:
    row = ScenarioQuestion() if question.type == "scenario" else SingleChoiceQuestion()
    row.choices = _choices(question.options, language)
    return row


@make_row.register
def _(question: given.MultipleQuestion, language: str) -> Any:
    row = MultipleChoiceQuestion(scoring=question.scoring)
    row.choices = _choices(question.options, language)
    return row


def _choices(options: Sequence[given.Option], language: str) -> list[Choice]:
    return [
        Choice(
            text=option.words[language],
            is_correct=option.correct,
            reply=option.reply[language] if option.reply else "",
        )
        for option in options
    ]


@make_row.register
def _(question: given.TrueFalseQuestion, language: str) -> Any:
    return TrueFalseQuestion(is_true=question.answer)


@make_row.register
def _(question: given.NumericQuestion, language: str) -> Any:
    return NumericalQuestion(right_value=Decimal(question.answer), tolerance=Decimal(question.tolerance))


@make_row.register
def _(question: given.FillInQuestion, language: str) -> Any:
    return ShortAnswerQuestion(
        accepted="\n".join(question.accepted[language]),
        ignore_case=not question.case_sensitive,
        ignore_diacritics=question.ignore_diacritics,
    )


@make_row.register
def _(question: given.MatchingQuestion, language: str) -> Any:
    row = MatchingQuestion()
    row.pairs = [MatchingPair(left=pair.left[language], right=pair.right[language]) for pair in question.pairs]
    return row


@make_row.register
def _(question: given.OrderingQuestion, language: str) -> Any:
    row = OrderingQuestion()
    row.items = [OrderingItem(text=step.words[language]) for step in question.items_in_order]
    return row


@make_row.register
def _(question: given.EssayQuestion, language: str) -> Any:
    sample = question.sample_answer[language] if question.sample_answer else ""
    return EssayQuestion(max_characters=question.max_characters, sample_answer=sample)


@make_row.register
def _(question: given.UploadQuestion, language: str) -> Any:
    row = FileUploadQuestion(accepted_types=", ".join(question.accepted_types))
    row.rubric = [
        RubricRow(text=criterion.words[language], points=Decimal(criterion.points)) for criterion in question.rubric
    ]
    return row


@make_row.register
def _(question: given.ReflectionQuestion, language: str) -> Any:
    return ReflectionQuestion(max_characters=question.max_characters)
