"""Everything a certificate prints, as one immutable value with a stable JSON form."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from certificates.domain.placeholders import split_body
from certificates.domain.wording import LANGUAGES, Case, hours_of, written_date

SCHEMA = 1


class PayloadError(ValueError):
    """The JSON is not a certificate payload this version can read."""


def tidy(text: str) -> str:
    """Composed letters (NFC) and single spaces, so that what is stored is what is printed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """What the sheet says in one of its languages."""

    language: str
    heading: str
    subheading: str
    # With placeholders from the closed list; filled when it is set, see :meth:`CertificatePayload.body`.
    body: str
    outcomes_heading: str
    course_title: str
    outcomes: tuple[str, ...]
    issuer_name: str
    place: str
    signatory_role: str
    funding_statement: str
    disclaimer: str
    non_state_note: str
    e_document_note: str

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            msg = f"no sheet is written in {self.language!r}"
            raise PayloadError(msg)
        for name in self.__slots__:
            value = getattr(self, name)
            clean = tuple(tidy(item) for item in value) if name == "outcomes" else tidy(value)
            object.__setattr__(self, name, clean)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePayload:
    """One certificate: the facts, and the words in the holder's language and perhaps a second one."""

    words: tuple[SheetWords, ...]
    holder_name: str
    hours: int
    start_date: date
    end_date: date
    issue_date: date
    # Whole percent; None for a course without a graded result.
    score_percent: int | None
    issuer_reg_no: str
    signatory_name: str
    number: str
    # As stored, ten characters; printed with a hyphen.
    short_code: str
    # The address in the QR code, with the full token.
    verify_url: str
    # The address for people, without scheme and token: they type the short code there.
    verify_text: str
    project_code: str
    project_acronym: str
    # Any text; the same key always weaves the same belt.
    belt_key: str
    design: str = "formal"
    design_version: int = 1

    def __post_init__(self) -> None:
        if not 1 <= len(self.words) <= 2:
            msg = f"a sheet speaks one or two languages, not {len(self.words)}"
            raise PayloadError(msg)
        if len(self.words) == 2 and len(self.words[0].outcomes) != len(self.words[1].outcomes):
            msg = "the two languages of a sheet list the same learning outcomes"
            raise PayloadError(msg)
        for name in ("holder_name", "issuer_reg_no", "signatory_name", "project_code", "project_acronym"):
            object.__setattr__(self, name, tidy(getattr(self, name)))

    @property
    def main(self) -> SheetWords:
        """The words in the holder's language."""
        return self.words[0]

    @property
    def second(self) -> SheetWords | None:
        """The words in the second language, when the sheet has one."""
        return self.words[1] if len(self.words) == 2 else None

    @property
    def language(self) -> str:
        """The holder's language."""
        return self.main.language

    def body(self, words: SheetWords) -> tuple[str, str, str]:
        """The sentence of the sheet in one language: before the name, before the title, after the title."""
        values = {
            "academic_hours": str(self.hours),
            "hours_phrase": hours_of(self.hours, language=words.language),
            "start_date": written_date(self.start_date, language=words.language, case=Case.GENITIVE),
            "end_date": written_date(self.end_date, language=words.language, case=Case.DATIVE),
        }
        if self.score_percent is not None:
            values["score"] = str(self.score_percent)
        return split_body(words.body, values)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, dates as ISO text; read back by :meth:`from_json`."""
        data = asdict(self)
        for name in ("start_date", "end_date", "issue_date"):
            data[name] = data[name].isoformat()
        data["words"] = [{**words, "outcomes": list(words["outcomes"])} for words in data["words"]]
        return {"schema": SCHEMA, **data}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The payload stored as JSON. Raises :class:`PayloadError` for another schema or a missing field."""
        if data.get("schema") != SCHEMA:
            msg = f"certificate payload schema {data.get('schema')!r} is not {SCHEMA}"
            raise PayloadError(msg)
        fields = {name: value for name, value in data.items() if name != "schema"}
        try:
            for name in ("start_date", "end_date", "issue_date"):
                fields[name] = date.fromisoformat(fields[name])
            fields["words"] = tuple(
                SheetWords(**{**words, "outcomes": tuple(words["outcomes"])}) for words in fields["words"]
            )
            return cls(**fields)
        except (KeyError, TypeError) as error:
            msg = f"certificate payload is not whole: {error}"
            raise PayloadError(msg) from error
