"""Where a search hit, so that a template can mark it: text is cut into pieces, never turned into HTML here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from courses.domain.folding import collapse, fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    text: str
    hit: bool = False


def pieces(text: str, terms: Sequence[str]) -> list[Piece]:
    """The text cut at words that begin with a term (folded). Joined, the pieces are the text."""
    cut: list[Piece] = []
    end = 0
    for word in _WORD.finditer(text):
        if not any(fold(word.group()).startswith(term) for term in terms):
            continue
        if word.start() > end:
            cut.append(Piece(text[end : word.start()]))
        cut.append(Piece(word.group(), hit=True))
        end = word.end()
    if end < len(text):
        cut.append(Piece(text[end:]))
    return cut


def excerpt(text: str, terms: Sequence[str], *, length: int = 200) -> list[Piece]:
    """About `length` characters round the first hit, cut between words, with the hits marked."""
    text = collapse(text)
    first = next(
        (word.start() for word in _WORD.finditer(text) if any(fold(word.group()).startswith(term) for term in terms)), 0
    )
    start = max(0, first - length // 4)
    if start:
        space = text.find(" ", start)
        start = space + 1 if 0 <= space < first else start
    shown = text[start : start + length]
    if start + length < len(text):
        shown = (shown.rsplit(" ", 1)[0] if " " in shown else shown) + "…"
    return pieces(("…" if start else "") + shown, terms)
