"""Kinds answered by arranging: matching pairs and putting items in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from courses.domain.questions.base import Spec, SpecReason, check_keys, read_decimal, read_strings


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Spec):
    """Join every left side with its right side; a pair is right when both carry the same key."""

    kind: ClassVar[str] = "matching"

    pairs: tuple[str, ...]

    def check(self) -> None:
        """Refuse fewer than two pairs and unusable keys."""
        check_keys(self.pairs, field="pairs", at_least=2, too_few=SpecReason.TOO_FEW_PAIRS)

    def details(self) -> dict[str, object]:
        """Return the keys of the pairs."""
        return {"pairs": list(self.pairs)}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(max_mark=read_decimal(rules, "mark"), pairs=read_strings(rules, "pairs"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Spec):
    """Put items in order; ``items`` holds their keys in the right order."""

    kind: ClassVar[str] = "ordering"

    items: tuple[str, ...]

    def check(self) -> None:
        """Refuse fewer than two items and unusable keys."""
        check_keys(self.items, field="items", at_least=2, too_few=SpecReason.TOO_FEW_ITEMS)

    def details(self) -> dict[str, object]:
        """Return the keys in the right order."""
        return {"items": list(self.items)}

    @classmethod
    def from_frozen(cls, rules: Mapping[str, object], words: Mapping[str, object]) -> Self:
        """Make the spec from frozen rules; the words play no part."""
        return cls(max_mark=read_decimal(rules, "mark"), items=read_strings(rules, "items"))
