"""Dates and hours in the three languages of the sheet, in the case the sentence asks for.

A certificate is written in its own language, whatever the interface speaks, and cases are beyond
what message catalogues express; so these few words live here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

LANGUAGES = ("lv", "lt", "en")

MONTHS: Mapping[str, tuple[str, ...]] = {
    "lt": (
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio",
        "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
# Stem and declension: -is, -s and -ijs change differently after "no" (genitive) and "līdz" (dative), and when something
# happened on that day (locative).
_LATVIAN_MONTHS = (
    "janvār", "februār", "mart", "aprīl", "maij", "jūnij",
    "jūlij", "august", "septembr", "oktobr", "novembr", "decembr",
)  # fmt: skip
_LATVIAN_S = frozenset({"mart", "maij", "jūnij", "jūlij", "august"})
_LATVIAN_SOFT = {"aprīl": "aprīļ"}


class Case(StrEnum):
    """The grammatical case a date stands in. Only Latvian months change with it."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    LOCATIVE = "locative"


def _latvian_month(month: int, case: Case) -> str:
    stem = _LATVIAN_MONTHS[month - 1]
    hard = stem in _LATVIAN_S
    if case is Case.GENITIVE:
        return f"{_LATVIAN_SOFT.get(stem, stem)}a"
    if case is Case.DATIVE:
        return f"{stem}am" if hard else f"{stem}im"
    if case is Case.LOCATIVE:
        return f"{stem}ā" if hard else f"{stem}ī"
    return f"{stem}s" if hard else f"{stem}is"


def written_date(day: date, *, language: str, case: Case = Case.NOMINATIVE) -> str:
    """A date in words: "2026. gada 3. novembris", "2026 m. lapkričio 3 d.", "3 November 2026"."""
    if language == "lv":
        return f"{day.year}. gada {day.day}. {_latvian_month(day.month, case)}"
    if language == "lt":
        return f"{day.year} m. {MONTHS['lt'][day.month - 1]} {day.day} d."
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def _latvian_hours(count: int) -> str:
    return "akadēmiskā stunda" if _ends_in_one(count) else "akadēmiskās stundas"


def _lithuanian_hours(count: int) -> str:
    if _ends_in_one(count):
        return "akademinė valanda"
    if count % 10 == 0 or 11 <= count % 100 <= 19:
        return "akademinių valandų"
    return "akademinės valandos"


def _english_hours(count: int) -> str:
    return "academic hour" if count == 1 else "academic hours"


def _ends_in_one(count: int) -> bool:
    return count % 10 == 1 and count % 100 != 11


_NOMINATIVE: Mapping[str, Callable[[int], str]] = {
    "lv": _latvian_hours,
    "lt": _lithuanian_hours,
    "en": _english_hours,
}
# One for 1, 21, 31 …; the other for everything else.
_GENITIVE: Mapping[str, tuple[str, str]] = {
    "lv": ("akadēmiskās stundas", "akadēmisko stundu"),
    "lt": ("akademinės valandos", "akademinių valandų"),
}


def hours(count: int, *, language: str) -> str:
    """Hours on their own: "21 akadēmiskā stunda", "12 akademinių valandų", "1 academic hour"."""
    return f"{count} {_NOMINATIVE[language](count)}"


def hours_of(count: int, *, language: str) -> str:
    """Hours that describe something: "16 akadēmisko stundu (apjomā)", "21 akademinės valandos (programa)"."""
    if language not in _GENITIVE:
        return hours(count, language=language)
    one, many = _GENITIVE[language]
    return f"{count} {one if _ends_in_one(count) else many}"
