"""Folding of letters, shared by short answers and search: *Zalenieki* finds *Zaļenieki*, *Birzai* finds *Biržai*."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

MAX_TERMS: Final = 8

# Letters that Unicode does not take apart, as people without the key for them type them.
_UNDIVIDED: Final = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ø": "o",
        "Ø": "O",
        "ħ": "h",
        "Ħ": "H",
        "ŧ": "t",
        "Ŧ": "T",
        "\u0131": "i",  # dotless i
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "TH",
    }
)
# Marks over letters, and invisible characters (soft hyphen, zero-width space) that come along with a paste.
_DROPPED_CATEGORIES: Final = frozenset({"Mn", "Me", "Cf"})
_OPERATORS: Final = frozenset({"AND", "OR", "NOT", "NEAR"})
_WORD: Final = re.compile(r"[^\W_]+")
# Latvian and Lithuanian words change at their end; at least four letters must stay to say anything.
_INFLECTED: Final = re.compile(r"(.{4,}?)(?:[aeiouy]+[sm]?|s)")


def collapse(text: str) -> str:
    """Trim the text and make every run of white space one space."""
    return " ".join(text.split())


def strip_marks(text: str) -> str:
    """Return the text without diacritics, in its own case: *Šiauliai* → *Siauliai*."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in parts if unicodedata.category(char) not in _DROPPED_CATEGORIES)
    return bare.translate(_UNDIVIDED)


def fold(text: str) -> str:
    """Return the text in lower case, without diacritics, white space collapsed. Folding twice changes nothing."""
    # In this order: lower-casing first would bring out new marks (İ → i̇).
    return collapse(strip_marks(text).casefold())


def search_terms(query: str, *, max_length: int = 100) -> list[str]:
    """Return what a person searches for as at most eight folded words, safe for any full-text engine.

    Only letters and digits come through: NUL and other control characters, quotes and the operators of SQLite's
    FTS5 (``" * ( ) : ^ -`` and the bare words AND, OR, NOT, NEAR, which are operators in capitals only) are
    dropped. Characters after ``max_length`` are ignored.
    """
    words = (word for word in _WORD.findall(_visible(query[:max_length])) if word not in _OPERATORS)
    # Folding may split a word again (a one-half sign is "1 slash 2"), therefore the second look for words.
    terms = (term for word in words for term in _WORD.findall(fold(word)))
    return list(dict.fromkeys(terms))[:MAX_TERMS]


def without_endings(terms: Sequence[str]) -> list[str]:
    """Folded words without what changes when they are declined: *zalenieki* and *zalenieku* are both *zaleniek*."""
    matches = [(term, _INFLECTED.fullmatch(term)) for term in terms]
    return list(dict.fromkeys(match[1] if match else term for term, match in matches))


def _visible(text: str) -> str:
    # Composed, because a loose combining mark would cut its word in two.
    return unicodedata.normalize("NFC", "".join(char for char in text if unicodedata.category(char) != "Cf"))
