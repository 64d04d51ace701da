"""Exact numbers: what a learner types, what JSON keeps, what a mark is rounded to. Never a float."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Final

FRACTION_STEP: Final = Decimal("0.0000001")
"""Fractions of a mark keep seven places, as Moodle's grade columns do: thirds and sevenths still add up as shown."""

MAX_DIGITS: Final = 40
"""Longest number taken from a person or an author; longer ones are junk, not a reason to compute for minutes."""

# Wide enough that a difference of two numbers of MAX_DIGITS on either side of the point is exact.
_EXACT: Final = Context(prec=4 * MAX_DIGITS)
_SPACES: Final = dict.fromkeys(map(ord, "\t\u00a0\u2007\u2009\u202f"), " ")
# Phones write an en dash or the real minus sign where a keyboard writes a hyphen.
_MINUSES: Final = dict.fromkeys(map(ord, "\u2212\u2013\ufe63\uff0d"), "-")
# Spaces group thousands, so "1 2" is not twelve. Each run has one way to match: no backtracking.
_NUMBER: Final = re.compile(r"([+-]?) ?([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)?(?:[.,]([0-9]*))?", re.ASCII)


def parse_number(text: str) -> Decimal | None:
    """Read a number as people in Latvia and Lithuania write it: ``1 234,5``, ``1234.5``, ``−3``.

    A comma or a point is the decimal sign, spaces (also non-breaking ones) group thousands. Anything else,
    an exponent included, gives ``None``: the answer is wrong, nothing is raised.
    """
    cleaned = text.translate(_SPACES | _MINUSES).strip()
    match = _NUMBER.fullmatch(cleaned)
    if match is None:
        return None
    sign, whole, decimals = match[1], (match[2] or "").replace(" ", ""), match[3] or ""
    if not whole + decimals or len(whole) > MAX_DIGITS or len(decimals) > MAX_DIGITS:
        return None
    return Decimal(f"{sign}{whole or '0'}.{decimals or '0'}")


def exact_decimal(value: object) -> Decimal | None:
    """Read an author's number from JSON (a string or an integer, never a float); ``None`` when it is no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def is_sane(number: Decimal) -> bool:
    """Tell whether a number is finite and has at most ``MAX_DIGITS`` digits on either side of the point."""
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_DIGITS and number.adjusted() < MAX_DIGITS


def distance(one: Decimal, other: Decimal) -> Decimal:
    """Return ``|one − other|``, exact whatever the ambient decimal context."""
    return _EXACT.subtract(one, other).copy_abs()


def plain(number: Decimal) -> str:
    """Write a number for JSON without exponent or needless zeros, so that equal numbers are equal bytes."""
    if not number:
        return "0"
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def proportion(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Return ``part / whole`` between 0 and 1, rounded half up to seven places; ``whole`` is above zero."""
    share = Decimal(part) / Decimal(whole)
    return min(max(share, Decimal(0)), Decimal(1)).quantize(FRACTION_STEP, rounding=ROUND_HALF_UP)
