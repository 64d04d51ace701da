"""Why a certificate cannot be issued yet, in a form that is stored and translated at the edge."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What stands in the way of printing."""

    MISSING_LETTER = "missing_letter"  # the face has no such letter; detail names it
    EMPTY = "empty"  # a field that every certificate carries is empty
    TOO_LONG = "too_long"  # the text does not fit its place; detail says how long it may be, when that is known
    TEXT = "text"  # the design's text has unknown placeholders or does not name holder and programme
    DATES = "dates"  # the course ends before it starts, or is certified before it ends


@dataclass(frozen=True, slots=True)
class Problem:
    """One obstacle: its kind, the payload field it lies in, and what exactly is wrong."""

    kind: ProblemKind
    field: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.kind} {self.detail}".strip()
