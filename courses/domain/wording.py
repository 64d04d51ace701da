"""Comparing what a learner typed with the words an author accepts."""

import re
import unicodedata
from typing import Final

from courses.domain.folding import collapse, strip_marks

# Ours and fixed; an author's own text never becomes a regular expression.
_STAR: Final = re.compile(r"(?<!\\)\*")


def comparable(text: str, *, ignore_case: bool, ignore_diacritics: bool) -> str:
    """Bring a text into the form in which it is compared: trimmed, white space collapsed, composed letters."""
    text = collapse(text)
    if ignore_diacritics:
        text = strip_marks(text)
    if ignore_case:
        text = text.casefold()
    return unicodedata.normalize("NFC", collapse(text))


def matches(text: str, *, pattern: str) -> bool:
    r"""Tell whether the text is the pattern, in which ``*`` stands for any characters and ``\*`` for an asterisk.

    The pieces between the stars are looked for from left to right, each at its first place after the one before.
    The first place is never worse than a later one, so there is nothing to go back to and no pattern is slow.
    """
    first, *rest = (piece.replace("\\*", "*") for piece in _STAR.split(pattern))
    if not rest:
        return text == first
    last = rest.pop()
    end = len(text) - len(last)
    if end < len(first) or not text.startswith(first) or not text.endswith(last):
        return False
    at = len(first)
    for piece in rest:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
