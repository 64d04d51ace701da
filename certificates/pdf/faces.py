"""The four faces of the sheet: registered once, measured, and asked which letters they have."""

from functools import cache
from pathlib import Path
from typing import Final

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS: Final = Path(__file__).parent / "fonts"
FACES: Final = {
    "Serif": "SourceSerif4_400Regular.ttf",
    "SerifB": "SourceSerif4_600SemiBold.ttf",
    "Sans": "SourceSans3_400Regular.ttf",
    "SansB": "SourceSans3_600SemiBold.ttf",
}
# One of the typefaces the EU's rules allow for the funding statement.
STATEMENT_FACE: Final = ("Eu", "Ubuntu_500Medium.ttf")
MM: Final = 72 / 25.4  # points in a millimetre


def _name(face: str) -> str:
    """The name under which xhtml2pdf looks a face up in ReportLab."""
    return f"{face.lower()}_00"


@cache
def register() -> None:
    """Registers the faces under the names xhtml2pdf looks for, with trimmed vertical metrics.

    xhtml2pdf draws a line at least as tall as the face says (Source Sans: 1.42 em), whatever line-height
    asks for. It keeps a face that is already registered, so trimming it here gives line-height back its
    meaning, and every height the layout computes is exact.
    """
    for face, file in FACES.items():
        font = TTFont(_name(face), str(FONTS / file))
        font.face.ascent, font.face.descent = 880, -175
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFont(TTFont(STATEMENT_FACE[0], str(FONTS / STATEMENT_FACE[1])))


@cache
def letters(face: str) -> frozenset[int]:
    """The code points a face has a glyph for."""
    register()
    return frozenset(pdfmetrics.getFont(_name(face)).face.charToGlyph)


def width(text: str, *, face: str, size: float) -> float:
    """Width of ``text`` in points."""
    register()
    return float(pdfmetrics.stringWidth(text, _name(face), size))


def lines(text: str, *, face: str, size: float, room: float) -> int:
    """Into how many lines ``text`` breaks within ``room`` points."""
    register()
    return len(simpleSplit(text, _name(face), size, room)) if text else 0


def widest_word(text: str, *, face: str, size: float) -> float:
    """Width in points of the widest word: what no line break can help."""
    return max((width(word, face=face, size=size) for word in text.split()), default=0)
