"""What every question kind shares: the shape of a spec, its refusals, and careful reading of frozen rules."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from courses.domain.decimals import exact_decimal, is_sane, plain

MAX_KEY_LENGTH = 64


class Marking(StrEnum):
    """Who gives the mark of a kind."""

    AUTOMATIC = "automatic"
    BY_PERSON = "by_person"
    UNMARKED = "unmarked"


class SpecReason(StrEnum):
    """Why a question cannot be asked; the edge turns it into words."""

    MALFORMED = "malformed"
    BAD_NUMBER = "bad_number"
    MARK_NOT_POSITIVE = "mark_not_positive"
    MARK_NOT_ZERO = "mark_not_zero"
    EMPTY_KEY = "empty_key"
    KEY_TOO_LONG = "key_too_long"
    DUPLICATE_KEYS = "duplicate_keys"
    TOO_FEW_OPTIONS = "too_few_options"
    TOO_FEW_PAIRS = "too_few_pairs"
    TOO_FEW_ITEMS = "too_few_items"
    NO_CORRECT_OPTION = "no_correct_option"
    SEVERAL_CORRECT_OPTIONS = "several_correct_options"
    NEGATIVE_TOLERANCE = "negative_tolerance"
    NO_ACCEPTED_WORD = "no_accepted_word"
    ACCEPTED_WORD_TOO_LONG = "accepted_word_too_long"
    LIMIT_NOT_POSITIVE = "limit_not_positive"
    NO_ACCEPTED_TYPE = "no_accepted_type"
    BAD_FILE_TYPE = "bad_file_type"
    POINTS_NOT_POSITIVE = "points_not_positive"
    RUBRIC_SUM_DIFFERS = "rubric_sum_differs"


class SpecError(ValueError):
    """A question's rules contradict themselves. ``reason`` is for machines, ``field`` names the rule at fault."""

    def __init__(self, reason: SpecReason, *, field: str = "") -> None:
        super().__init__(f"{reason.value} ({field})" if field else reason.value)
        self.reason = reason
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec(ABC):
    """The language-neutral rules of one question, checked when made; a spec that exists can be graded.

    A plugin adds a kind by subclassing this with its own ``kind`` and registering handlers with ``grade``,
    ``clean_response`` and ``answered_state``; nothing in this package has to change.
    """

    kind: ClassVar[str]
    marking: ClassVar[Marking] = Marking.AUTOMATIC

    max_mark: Decimal
    """Marks for a full answer; zero exactly for kinds nobody marks."""

    def __post_init__(self) -> None:
        # Subclasses override check(), not this: super() does not work in slotted dataclasses of Python 3.11.
        if not is_sane(self.max_mark):
            raise SpecError(SpecReason.BAD_NUMBER, field="mark")
        if self.marking is Marking.UNMARKED:
            if self.max_mark:
                raise SpecError(SpecReason.MARK_NOT_ZERO, field="mark")
        elif self.max_mark <= 0:
            raise SpecError(SpecReason.MARK_NOT_POSITIVE, field="mark")
        self.check()

    @abstractmethod
    def check(self) -> None:
        """Raise ``SpecError`` when the rules of this kind contradict themselves."""

    @abstractmethod
    def details(self) -> dict[str, object]:
        """Return the rules of this kind as JSON, without ``kind`` and ``mark``."""

    @classmethod
    @abstractmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules and the words of one language; ``SpecError`` when they do not fit."""

    def rules(self) -> dict[str, object]:
        """Return the language-neutral rules as JSON: the same spec always gives the same bytes."""
        return {"kind": self.kind, "mark": plain(self.max_mark), **self.details()}

    def words(self) -> dict[str, object]:
        """Return that part of the words which grading needs (a short answer's accepted words); else nothing."""
        return {}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of a rubric a person marks by."""

    key: str
    points: Decimal


def check_keys(keys: Sequence[str], *, field: str, at_least: int, too_few: SpecReason) -> None:
    """Raise ``SpecError`` unless there are enough keys, each of them usable and none twice."""
    if len(keys) < at_least:
        raise SpecError(too_few, field=field)
    if not all(keys):
        raise SpecError(SpecReason.EMPTY_KEY, field=field)
    if any(len(key) > MAX_KEY_LENGTH for key in keys):
        raise SpecError(SpecReason.KEY_TOO_LONG, field=field)
    if len(set(keys)) != len(keys):
        raise SpecError(SpecReason.DUPLICATE_KEYS, field=field)


def check_rubric(rubric: Sequence[Criterion], *, max_mark: Decimal) -> None:
    """Raise ``SpecError`` unless the points of a rubric, where there is one, add up to the question's mark."""
    if not rubric:
        return
    check_keys([line.key for line in rubric], field="rubric", at_least=1, too_few=SpecReason.MALFORMED)
    if not all(is_sane(line.points) for line in rubric):
        raise SpecError(SpecReason.BAD_NUMBER, field="rubric")
    if any(line.points <= 0 for line in rubric):
        raise SpecError(SpecReason.POINTS_NOT_POSITIVE, field="rubric")
    if sum(line.points for line in rubric) != max_mark:
        raise SpecError(SpecReason.RUBRIC_SUM_DIFFERS, field="rubric")


def rubric_json(rubric: Iterable[Criterion]) -> list[dict[str, str]]:
    """Return a rubric as it stands in frozen rules."""
    return [{"key": line.key, "points": plain(line.points)} for line in rubric]


def read_rubric(rules: Mapping[str, object]) -> tuple[Criterion, ...]:
    """Read a rubric from frozen rules; a question without one has an empty rubric."""
    if "rubric" not in rules:
        return ()
    lines = (read_object(line, field="rubric") for line in read_list(rules, "rubric"))
    return tuple(Criterion(key=read_str(line, "key"), points=read_decimal(line, "points")) for line in lines)


def read_object(value: object, *, field: str) -> Mapping[str, object]:
    """Return a JSON object, or refuse with the name of its field."""
    if not isinstance(value, Mapping):
        raise SpecError(SpecReason.MALFORMED, field=field)
    return value


def read_list(rules: Mapping[str, object], name: str) -> Sequence[object]:
    """Return a JSON list by name, or refuse."""
    value = rules.get(name)
    if not isinstance(value, list | tuple):
        raise SpecError(SpecReason.MALFORMED, field=name)
    return value


def read_strings(rules: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return a JSON list of strings by name, or refuse."""
    values = read_list(rules, name)
    strings = tuple(value for value in values if isinstance(value, str))
    if len(strings) != len(values):
        raise SpecError(SpecReason.MALFORMED, field=name)
    return strings


def read_str(rules: Mapping[str, object], name: str) -> str:
    """Return a JSON string by name, or refuse."""
    value = rules.get(name)
    if not isinstance(value, str):
        raise SpecError(SpecReason.MALFORMED, field=name)
    return value


def read_bool(rules: Mapping[str, object], name: str) -> bool:
    """Return a JSON boolean by name, or refuse: a missing rule is never a quiet ``False``."""
    value = rules.get(name)
    if not isinstance(value, bool):
        raise SpecError(SpecReason.MALFORMED, field=name)
    return value


def read_int(rules: Mapping[str, object], name: str) -> int:
    """Return a JSON integer by name, or refuse."""
    value = rules.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise SpecError(SpecReason.MALFORMED, field=name)
    return value


def read_decimal(rules: Mapping[str, object], name: str) -> Decimal:
    """Return an exact number by name (JSON string or integer, never a float), or refuse."""
    number = exact_decimal(rules.get(name))
    if number is None:
        raise SpecError(SpecReason.BAD_NUMBER, field=name)
    return number
