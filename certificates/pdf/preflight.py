"""Everything that can go wrong with a sheet is looked for before it takes a number."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from certificates.domain.codes import CODE_ALPHABET
from certificates.domain.payload import CertificatePayload
from certificates.domain.placeholders import BODY_PLACEHOLDERS, body_is_whole, unknown_placeholders
from certificates.domain.problems import Problem, ProblemKind
from certificates.domain.texts import LABELS
from certificates.pdf import faces
from certificates.pdf.errors import RenderError
from certificates.pdf.layout import lay_out

# Field, the faces it is set in, the most characters it may have. A name of 200 still fits on four lines.
FACT_FIELDS: Final = (
    ("holder_name", ("Serif",), 200),
    ("issuer_reg_no", ("Sans",), 40),
    ("signatory_name", ("SansB",), 120),
    ("number", ("SansB", "SerifB"), 20),
    ("verify_text", ("Sans",), 60),
    ("project_code", ("Sans",), 40),
    ("project_acronym", ("Sans",), 60),
)
WORD_FIELDS: Final = (
    ("heading", ("SerifB", "Serif"), 40),
    ("subheading", ("Serif",), 120),
    ("body", ("Sans",), 600),
    ("course_title", ("SerifB", "Serif"), 250),
    ("issuer_name", ("SerifB", "Sans"), 160),
    ("place", ("Sans", "SansB"), 80),
    ("signatory_role", ("Sans",), 160),
    ("funding_statement", ("Sans",), 400),
    ("disclaimer", ("Sans",), 700),
    ("non_state_note", ("SansB",), 250),
    ("e_document_note", ("Sans",), 300),
)
MOST_OUTCOMES, LONGEST_OUTCOME = 24, 300


def problems(payload: CertificatePayload) -> tuple[Problem, ...]:
    """Every reason why this sheet would not print as it should; none means that it may take a number.

    Number and code may be stand-ins of the same length: they are drawn from a fixed alphabet.
    """
    found = (*_in_dates(payload), *_in_texts(payload))
    if found:
        return found
    try:
        lay_out(payload)
    except RenderError as error:
        return (Problem(ProblemKind.TOO_LONG, error.detail),)
    return ()


def missing_letters(text: str, *, face: str) -> tuple[str, ...]:
    """Characters of ``text`` that ``face`` cannot set, each once, in order.

    Marks that did not compose with their letter count as missing even where the face has a glyph: without
    shaping they would stand beside the letter. So do control and formatting characters, which print nothing.
    """
    have = faces.letters(face)
    return tuple(
        dict.fromkeys(
            character
            for character in text
            if ord(character) not in have or unicodedata.category(character) in {"Mn", "Me", "Cc", "Cf", "Co", "Cs"}
        )
    )


def letter_name(character: str) -> str:
    """A character as its staff can find it: ``Қ U+049A CYRILLIC CAPITAL LETTER KA WITH DESCENDER``."""
    shown = character if character.isprintable() and not unicodedata.combining(character) else ""
    return f"{shown} U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def _in_dates(payload: CertificatePayload) -> Iterator[Problem]:
    if payload.end_date < payload.start_date:
        yield Problem(ProblemKind.DATES, "end_date")
    if payload.issue_date < payload.end_date:
        yield Problem(ProblemKind.DATES, "issue_date")
    if payload.hours < 1:
        yield Problem(ProblemKind.EMPTY, "hours")
    if len(payload.short_code) != 10 or not set(payload.short_code) <= set(CODE_ALPHABET):
        yield Problem(ProblemKind.EMPTY, "short_code")


def _in_texts(payload: CertificatePayload) -> Iterator[Problem]:
    for name, used_faces, longest in FACT_FIELDS:
        yield from _in_text(getattr(payload, name), field=name, used_faces=used_faces, longest=longest)
    for words in payload.words:
        for name, used_faces, longest in WORD_FIELDS:
            field = f"{name}.{words.language}"
            yield from _in_text(getattr(words, name), field=field, used_faces=used_faces, longest=longest)
        unknown = unknown_placeholders(words.body, allowed=BODY_PLACEHOLDERS)
        if unknown or not body_is_whole(words.body):
            yield Problem(ProblemKind.TEXT, f"body.{words.language}", " ".join(unknown))
        field = f"outcomes.{words.language}"
        if len(words.outcomes) > MOST_OUTCOMES:
            yield Problem(ProblemKind.TOO_LONG, field, str(MOST_OUTCOMES))
        for outcome in words.outcomes:
            yield from _in_text(outcome, field=field, used_faces=("Sans",), longest=LONGEST_OUTCOME)
        if words.outcomes:
            heading = f"outcomes_heading.{words.language}"
            yield from _in_text(words.outcomes_heading, field=heading, used_faces=("SansB",), longest=80)


def _in_text(text: str, *, field: str, used_faces: tuple[str, ...], longest: int) -> Iterator[Problem]:
    if not text:
        yield Problem(ProblemKind.EMPTY, field)
    if len(text) > longest:
        yield Problem(ProblemKind.TOO_LONG, field, str(longest))
    missing = dict.fromkeys(letter for face in used_faces for letter in missing_letters(text, face=face))
    for letter in missing:
        yield Problem(ProblemKind.MISSING_LETTER, field, letter_name(letter))


def labels_are_printable() -> bool:
    """Whether the faces have every letter of the fixed labels; a broken font folder is told at start-up."""
    return not any(
        missing_letters(label, face=face)
        for labels in LABELS.values()
        for label in labels.values()
        for face in ("Sans", "SerifB")
    )
