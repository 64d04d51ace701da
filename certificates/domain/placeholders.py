"""The closed list of placeholders an issuer's texts may use, and the only code that fills them.

Stored text never reaches ``str.format``: it could walk attributes (``{x.__class__}``). Here a
placeholder is a known name in braces; anything else in braces is refused when the text is saved.
"""

import re
from collections.abc import Mapping

HOLDER, TITLE, SCORE = "holder_name", "programme_title", "score"
BODY_PLACEHOLDERS = frozenset({HOLDER, TITLE, SCORE, "academic_hours", "hours_phrase", "start_date", "end_date"})
DISCLAIMER_PLACEHOLDERS = frozenset({"issuer"})

_BRACES = re.compile(r"\{([^{}]*)\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# The title is set on a line of its own, in large letters: quotation marks around it would float.
_QUOTED_TITLE = re.compile(r"[“„\"«]\s*\{programme_title\}\s*[”“\"»]")


def unknown_placeholders(text: str, *, allowed: frozenset[str]) -> tuple[str, ...]:
    """Names in braces that are not on the list, and stray braces, in order of appearance."""
    unknown = [name for name in _BRACES.findall(text) if name not in allowed]
    stray = _BRACES.sub("", text)
    return (*unknown, *(brace for brace in stray if brace in "{}"))


def body_is_whole(text: str) -> bool:
    """Whether a body names the holder and then the programme, each exactly once."""
    names = [name for name in _BRACES.findall(text) if name in {HOLDER, TITLE}]
    return names == [HOLDER, TITLE]


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with each ``{name}`` in ``values`` replaced once; what was put in is never read again."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), text)


def without_score(text: str) -> str:
    """``text`` without the sentences that speak of the score, for courses that have none."""
    return " ".join(part for part in _SENTENCE_END.split(text) if f"{{{SCORE}}}" not in part)


def split_body(text: str, values: Mapping[str, str]) -> tuple[str, str, str]:
    """The filled sentence cut at the holder and at the title: before, between, after.

    Raises ``ValueError`` when the text does not name both, each once and in this order.
    """
    if not body_is_whole(text):
        msg = "a certificate's body names {holder_name} and then {programme_title}, each once"
        raise ValueError(msg)
    template = text if SCORE in values else without_score(text)
    template = _QUOTED_TITLE.sub("{programme_title}", template)
    before, rest = template.split(f"{{{HOLDER}}}")
    between, after = rest.split(f"{{{TITLE}}}")
    return fill(before, values).strip(), fill(between, values).strip(), fill(after, values).strip()
