"""The foot of the sheet: signature and small print, and the room they need."""

from typing import Final

from certificates.domain.payload import CertificatePayload, SheetWords
from certificates.domain.texts import LABELS
from certificates.pdf import faces
from certificates.pdf.faces import MM

TEXT_WIDTH: Final = 241.0  # mm between the side margins
HALF_WIDTH: Final = 117.0  # mm of one of two columns, with a gutter of 7
SIGN_WIDTH: Final = 89.0  # mm of the signature line


def legal_text(payload: CertificatePayload, words: SheetWords) -> str:
    """The small print before the note that this is no state document."""
    project = f"{LABELS[words.language]['project']}: {payload.project_acronym}, {payload.project_code}."
    return f"{words.disclaimer} {words.funding_statement} {project} {words.e_document_note}"


def legal_height(payload: CertificatePayload) -> float:
    """Millimetres the small print needs: one wide column, or two side by side."""
    width = HALF_WIDTH if payload.second else TEXT_WIDTH
    # Measured a little larger than the 7 points it is set in, for the bold note at its end.
    count = max(
        faces.lines(f"{legal_text(payload, words)} {words.non_state_note}", face="Sans", size=7.12, room=width * MM)
        for words in payload.words
    )
    return (count * 8.8 + 5) / MM


def _role_lines(payload: CertificatePayload, *, size: float) -> int:
    room = SIGN_WIDTH * MM - 2
    return sum(faces.lines(words.signatory_role, face="Sans", size=size, room=room) for words in payload.words)


def _name_lines(payload: CertificatePayload, *, size: float) -> int:
    return faces.lines(payload.signatory_name, face="SansB", size=size, room=SIGN_WIDTH * MM - 2)


def signature_lines(payload: CertificatePayload) -> int:
    """Lines under the signature line: name and roles, the first one not counted."""
    return _role_lines(payload, size=8.7) + _name_lines(payload, size=10.1) - 1


def sign_top(payload: CertificatePayload, *, foot: float) -> float:
    """Where the signature line starts so that name and roles end with the QR code."""
    need = 16 + _role_lines(payload, size=8.6) * 10.8 + 12.5 * (_name_lines(payload, size=10) - 1)
    return max(4, round(foot * MM - need - 2, 1))
