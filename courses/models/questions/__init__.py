"""The words of a question: one polymorphic, translatable, revisable snippet hierarchy.

Learners never meet these rows: publishing freezes them (`services/freezing.py`).
"""

from .base import Question
from .choice import Choice, ChoiceQuestion, MultipleChoiceQuestion, ScenarioQuestion, SingleChoiceQuestion
from .order import MatchingPair, MatchingQuestion, OrderingItem, OrderingQuestion
from .typed import (
    EssayQuestion,
    FileUploadQuestion,
    NumericalQuestion,
    ReflectionQuestion,
    RubricRow,
    ShortAnswerQuestion,
    TrueFalseQuestion,
    WrittenQuestion,
)

__all__ = [
    "Choice",
    "ChoiceQuestion",
    "EssayQuestion",
    "FileUploadQuestion",
    "MatchingPair",
    "MatchingQuestion",
    "MultipleChoiceQuestion",
    "NumericalQuestion",
    "OrderingItem",
    "OrderingQuestion",
    "Question",
    "ReflectionQuestion",
    "RubricRow",
    "ScenarioQuestion",
    "ShortAnswerQuestion",
    "SingleChoiceQuestion",
    "TrueFalseQuestion",
    "WrittenQuestion",
]
