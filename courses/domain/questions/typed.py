"""Kinds answered by typing or handing in: short answer, number, essay, reflection, file."""

import re
from abc import ABC
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final, Self

from courses.domain.decimals import is_sane, plain
from courses.domain.questions.base import (
    Criterion,
    Marking,
    Spec,
    SpecError,
    SpecReason,
    check_rubric,
    read_bool,
    read_decimal,
    read_int,
    read_rubric,
    read_strings,
    rubric_json,
)

SHORT_ANSWER_CHARACTERS = 500
NUMBER_CHARACTERS = 120

_FILE_TYPE: Final = re.compile("[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Spec):
    """A word or two, compared with the accepted words of the language it was typed in.

    In an accepted word ``*`` stands for any run of characters and ``\\*`` for an asterisk.
    """

    kind: ClassVar[str] = "short_answer"

    accepted: tuple[str, ...]
    ignore_case: bool = True
    ignore_diacritics: bool = True

    def check(self) -> None:
        """Refuse a question nobody can answer: no accepted word, or one longer than an answer may be."""
        if not self.accepted or not all(word.strip() for word in self.accepted):
            raise SpecError(SpecReason.NO_ACCEPTED_WORD, field="accepted")
        if any(len(word) > SHORT_ANSWER_CHARACTERS for word in self.accepted):
            raise SpecError(SpecReason.ACCEPTED_WORD_TOO_LONG, field="accepted")

    def details(self) -> dict[str, object]:
        """Return how words are compared; the words themselves belong to a language, see ``words``."""
        return {"ignore_case": self.ignore_case, "ignore_diacritics": self.ignore_diacritics}

    def words(self) -> dict[str, object]:
        """Return the accepted words."""
        return {"accepted": list(self.accepted)}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules and the accepted words of one language."""
        return cls(
            max_mark=read_decimal(rules, "mark"),
            accepted=read_strings(words, "accepted"),
            ignore_case=read_bool(rules, "ignore_case"),
            ignore_diacritics=read_bool(rules, "ignore_diacritics"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerical(Spec):
    """A number, right when it is within ``tolerance`` of ``answer`` (both ends included)."""

    kind: ClassVar[str] = "numerical"

    answer: Decimal
    tolerance: Decimal = Decimal(0)

    def check(self) -> None:
        """Refuse numbers that are not finite and a tolerance below zero."""
        if not is_sane(self.answer):
            raise SpecError(SpecReason.BAD_NUMBER, field="answer")
        if not is_sane(self.tolerance):
            raise SpecError(SpecReason.BAD_NUMBER, field="tolerance")
        if self.tolerance < 0:
            raise SpecError(SpecReason.NEGATIVE_TOLERANCE, field="tolerance")

    def details(self) -> dict[str, object]:
        """Return the answer and its tolerance as exact strings."""
        return {"answer": plain(self.answer), "tolerance": plain(self.tolerance)}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(
            max_mark=read_decimal(rules, "mark"),
            answer=read_decimal(rules, "answer"),
            tolerance=read_decimal(rules, "tolerance"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LongTextSpec(Spec, ABC):
    """Free text up to a number of characters."""

    max_characters: int

    def check(self) -> None:
        """Refuse a limit that leaves no room for a single character."""
        if self.max_characters < 1:
            raise SpecError(SpecReason.LIMIT_NOT_POSITIVE, field="max_characters")

    def details(self) -> dict[str, object]:
        """Return the limit."""
        return {"max_characters": self.max_characters}


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay(LongTextSpec):
    """Free text that a person marks, by a rubric where there is one."""

    kind: ClassVar[str] = "essay"
    marking: ClassVar[Marking] = Marking.BY_PERSON

    rubric: tuple[Criterion, ...] = ()

    def check(self) -> None:
        """Refuse, besides an empty limit, a rubric that does not add up to the mark."""
        LongTextSpec.check(self)
        check_rubric(self.rubric, max_mark=self.max_mark)

    def details(self) -> dict[str, object]:
        """Return the limit and, where there is one, the rubric."""
        rubric: dict[str, object] = {"rubric": rubric_json(self.rubric)} if self.rubric else {}
        return {**LongTextSpec.details(self), **rubric}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(
            max_mark=read_decimal(rules, "mark"),
            max_characters=read_int(rules, "max_characters"),
            rubric=read_rubric(rules),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(LongTextSpec):
    """Thoughts for the learner's own sake; nobody marks them."""

    kind: ClassVar[str] = "reflection"
    marking: ClassVar[Marking] = Marking.UNMARKED

    max_mark: Decimal = Decimal(0)

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(max_mark=read_decimal(rules, "mark"), max_characters=read_int(rules, "max_characters"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUpload(Spec):
    """One or more files that a person marks, by a rubric where there is one."""

    kind: ClassVar[str] = "file_upload"
    marking: ClassVar[Marking] = Marking.BY_PERSON

    accepted_types: tuple[str, ...]
    """File name endings in lower case, without the dot."""
    max_bytes: int
    """Largest size of one file."""
    rubric: tuple[Criterion, ...] = ()

    def check(self) -> None:
        """Refuse a question no file can answer, and a rubric that does not add up to the mark."""
        if not self.accepted_types:
            raise SpecError(SpecReason.NO_ACCEPTED_TYPE, field="accepted_types")
        if not all(_FILE_TYPE.fullmatch(ending) for ending in self.accepted_types):
            raise SpecError(SpecReason.BAD_FILE_TYPE, field="accepted_types")
        if len(set(self.accepted_types)) != len(self.accepted_types):
            raise SpecError(SpecReason.DUPLICATE_KEYS, field="accepted_types")
        if self.max_bytes < 1:
            raise SpecError(SpecReason.LIMIT_NOT_POSITIVE, field="max_bytes")
        check_rubric(self.rubric, max_mark=self.max_mark)

    def details(self) -> dict[str, object]:
        """Return what may be handed in and the rubric."""
        return {
            "accepted_types": list(self.accepted_types),
            "max_bytes": self.max_bytes,
            "rubric": rubric_json(self.rubric),
        }

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(
            max_mark=read_decimal(rules, "mark"),
            accepted_types=read_strings(rules, "accepted_types"),
            max_bytes=read_int(rules, "max_bytes"),
            rubric=read_rubric(rules),
        )
