"""Question specs: what is asked and what is right, free of language and framework.

The built-in kinds stand in ``SPECS``; a running site finds a kind through the extension registry, which plugins
fill with kinds of their own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from courses.domain.questions.arranged import Matching, Ordering
from courses.domain.questions.base import Criterion, Marking, Spec, SpecError, SpecReason
from courses.domain.questions.choices import (
    MultipleChoice,
    OneChoiceSpec,
    Option,
    OptionsSpec,
    Scenario,
    Scoring,
    SingleChoice,
    TrueFalse,
)
from courses.domain.questions.typed import (
    NUMBER_CHARACTERS,
    SHORT_ANSWER_CHARACTERS,
    Essay,
    FileUpload,
    LongTextSpec,
    Numerical,
    Reflection,
    ShortAnswer,
)

__all__ = [
    "NUMBER_CHARACTERS",
    "SHORT_ANSWER_CHARACTERS",
    "SPECS",
    "Criterion",
    "Essay",
    "FileUpload",
    "LongTextSpec",
    "Marking",
    "Matching",
    "MultipleChoice",
    "Numerical",
    "OneChoiceSpec",
    "Option",
    "OptionsSpec",
    "Ordering",
    "Reflection",
    "Scenario",
    "Scoring",
    "ShortAnswer",
    "SingleChoice",
    "Spec",
    "SpecError",
    "SpecReason",
    "TrueFalse",
]

_BUILT_IN: Final[tuple[type[Spec], ...]] = (
    SingleChoice,
    MultipleChoice,
    TrueFalse,
    ShortAnswer,
    Numerical,
    Matching,
    Ordering,
    Scenario,
    Essay,
    FileUpload,
    Reflection,
)

SPECS: Final[Mapping[str, type[Spec]]] = MappingProxyType({spec.kind: spec for spec in _BUILT_IN})
"""The built-in kinds by name."""
