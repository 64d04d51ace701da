"""Reads a finished PDF as a stranger would: what is not in its text was not printed."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

from certificates.domain.codes import show_code
from certificates.domain.payload import CertificatePayload, SheetWords
from certificates.domain.texts import EMBLEM_STATEMENT
from certificates.domain.wording import written_date


def text_of(pdf: bytes) -> str:
    """The text of all pages, in the order in which it was set."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def missing_texts(pdf: bytes, payload: CertificatePayload) -> tuple[str, ...]:
    """Names of the payload's fields whose text cannot be read in the PDF; none means a faithful sheet.

    Compared without white space: lines break and letters are spaced, and neither changes what is said.
    """
    printed = _bare(text_of(pdf))
    return tuple(field for field, text in _expected(payload) if _bare(text) not in printed)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _expected(payload: CertificatePayload) -> Iterator[tuple[str, str]]:
    yield "holder_name", payload.holder_name
    yield "number", payload.number
    yield "short_code", show_code(payload.short_code)
    yield "verify_text", payload.verify_text
    yield "issue_date", written_date(payload.issue_date, language=payload.language)
    yield "issuer_reg_no", payload.issuer_reg_no
    yield "signatory_name", payload.signatory_name
    yield "project", f"{payload.project_acronym}, {payload.project_code}"
    yield "issuer_name", payload.main.issuer_name
    yield "place", payload.main.place
    yield "heading", payload.main.heading
    yield "emblem", "".join(EMBLEM_STATEMENT[payload.language])
    for words in payload.words:
        for field, text in _expected_words(payload, words):
            yield f"{field}.{words.language}", text


def _expected_words(payload: CertificatePayload, words: SheetWords) -> Iterator[tuple[str, str]]:
    for place, part in zip(("before", "between", "after"), payload.body(words), strict=True):
        yield f"body.{place}", part
    yield "subheading", words.subheading
    yield "course_title", words.course_title
    yield "signatory_role", words.signatory_role
    yield "funding_statement", words.funding_statement
    yield "disclaimer", words.disclaimer
    yield "non_state_note", words.non_state_note
    yield "e_document_note", words.e_document_note
    for nth, outcome in enumerate(words.outcomes, start=1):
        yield f"outcomes.{nth}", outcome
