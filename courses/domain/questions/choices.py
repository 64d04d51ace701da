"""Kinds answered by choosing: single and multiple choice, true or false, scenario."""

from abc import ABC
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from courses.domain.questions.base import (
    Spec,
    SpecError,
    SpecReason,
    check_keys,
    read_bool,
    read_decimal,
    read_list,
    read_object,
    read_str,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its language-neutral key and whether it is right."""

    key: str
    correct: bool


class Scoring(StrEnum):
    """How a multiple choice gives marks for an answer that is partly right."""

    PARTIAL = "partial"
    ALL_OR_NOTHING = "all_or_nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsSpec(Spec, ABC):
    """Anything with a list of options."""

    options: tuple[Option, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All option keys, in the author's order."""
        return tuple(option.key for option in self.options)

    @property
    def correct_keys(self) -> frozenset[str]:
        """The keys of the right options."""
        return frozenset(option.key for option in self.options if option.correct)

    def check(self) -> None:
        """Refuse fewer than two options, unusable keys, and options of which none is right."""
        check_keys(self.keys, field="options", at_least=2, too_few=SpecReason.TOO_FEW_OPTIONS)
        if not self.correct_keys:
            raise SpecError(SpecReason.NO_CORRECT_OPTION, field="options")

    def details(self) -> dict[str, object]:
        """Return the options."""
        return {"options": [{"key": option.key, "correct": option.correct} for option in self.options]}


@dataclass(frozen=True, slots=True, kw_only=True)
class OneChoiceSpec(OptionsSpec, ABC):
    """Exactly one option is right, and the learner picks one."""

    def check(self) -> None:
        """Refuse, besides what every list of options refuses, two right options."""
        # Not super(): see Spec.__post_init__.
        OptionsSpec.check(self)
        if len(self.correct_keys) > 1:
            raise SpecError(SpecReason.SEVERAL_CORRECT_OPTIONS, field="options")

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(max_mark=read_decimal(rules, "mark"), options=_read_options(rules))


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(OneChoiceSpec):
    """One right option of several."""

    kind: ClassVar[str] = "single_choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(OneChoiceSpec):
    """A situation told in words; each possible reaction has its own reply, one reaction is right."""

    kind: ClassVar[str] = "scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(OptionsSpec):
    """Any number of right options."""

    kind: ClassVar[str] = "multiple_choice"

    scoring: Scoring = Scoring.PARTIAL

    def details(self) -> dict[str, object]:
        """Return the options and how a partly right answer counts."""
        return {**OptionsSpec.details(self), "scoring": self.scoring.value}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        scoring = read_str(rules, "scoring")
        if scoring not in set(Scoring):
            raise SpecError(SpecReason.MALFORMED, field="scoring")
        return cls(max_mark=read_decimal(rules, "mark"), options=_read_options(rules), scoring=Scoring(scoring))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Spec):
    """A statement that is true or false."""

    kind: ClassVar[str] = "true_false"

    correct: bool

    def check(self) -> None:
        """Accept: a truth value cannot contradict itself."""

    def details(self) -> dict[str, object]:
        """Return the right answer."""
        return {"correct": self.correct}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(max_mark=read_decimal(rules, "mark"), correct=read_bool(rules, "correct"))


def _read_options(rules: Mapping[str, object]) -> tuple[Option, ...]:
    lines = (read_object(line, field="options") for line in read_list(rules, "options"))
    return tuple(Option(key=read_str(line, "key"), correct=read_bool(line, "correct")) for line in lines)
