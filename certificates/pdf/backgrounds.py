"""Draws what no text changes: belt, keyline, EU emblem with its statement, as one-page vector PDFs.

xhtml2pdf takes a local PDF as ``@page { background-image }`` and merges it under the text: vector, a few
KB, and cheaper than any raster or SVG. The statement is part of this sheet, not of the template, so an
editor can neither lose nor restyle it; it stays live text and can be read back.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from certificates.domain.texts import EMBLEM_STATEMENT
from certificates.pdf import faces
from certificates.pdf.belt import AMBER, INK, PERIOD, ROWS, Belt

PINE, GOLD = HexColor("#17392f"), HexColor("#b9781f")
# The emblem's colours are fixed by Regulation (EU) 2021/1060, Annex IX.
EU_BLUE, EU_YELLOW = HexColor("#003399"), HexColor("#ffcc00")
WIDTH, HEIGHT = 297, 210  # A4 landscape, millimetres

Cells = Iterable[tuple[int, int, int]]


def fix_output() -> None:
    """Process-wide ReportLab settings: the same payload gives the same bytes, streams stay binary."""
    rl_config.invariant = 1
    rl_config.useA85 = 0
    rl_config.pageCompression = 1


class Sheet:
    """A canvas measured in millimetres from the top left corner."""

    def __init__(self, belt: Belt) -> None:
        fix_output()
        faces.register()
        self.target = BytesIO()
        self.canvas = Canvas(self.target, pagesize=(WIDTH * mm, HEIGHT * mm))
        self._tile("pair", lambda colour: _clipped(belt.runs(3, colour=colour), 2 * PERIOD), width=2 * PERIOD)
        self._tile("last", lambda colour: belt.runs(1, colour=colour), width=PERIOD + 1)
        self._tile("corner", lambda colour: belt.corner(colour=colour), width=ROWS)
        self.canvas.beginForm("sheet", 0, 0, WIDTH * mm, HEIGHT * mm)

    def _tile(self, name: str, cells: Callable[[int], Cells], *, width: int) -> None:
        """A form XObject in whole cell units: drawn once, placed many times, a few bytes each."""
        self.canvas.beginForm(name, 0, 0, width, ROWS)
        for colour, paint in ((INK, PINE), (AMBER, GOLD)):
            path = self.canvas.beginPath()
            for x, y, length in cells(colour):
                path.rect(x, ROWS - 1 - y, length, 1)
            self.canvas.setFillColor(paint)
            self.canvas.drawPath(path, stroke=0, fill=1)
        self.canvas.endForm()

    def belt(self, x: float, y: float, *, length: float, width: float, count: int, vertical: bool = False) -> None:
        """A belt whose long side is ``length`` mm; an odd ``count`` of rhombi makes both ends alike."""
        along, across = length / (count * PERIOD + 1) * mm, width / ROWS * mm
        self.canvas.saveState()
        if vertical:
            self.canvas.transform(0, -along, across, 0, x * mm, (HEIGHT - y) * mm)
        else:
            self.canvas.transform(along, 0, 0, across, x * mm, (HEIGHT - y - width) * mm)
        for _ in range(count // 2):
            self.canvas.doForm("pair")
            self.canvas.translate(2 * PERIOD, 0)
        self.canvas.doForm("last")
        self.canvas.restoreState()

    def frame(self, *, inset: float, width: float, across: int, down: int) -> None:
        """A belt on all four sides, closed by corner tiles; ``across`` and ``down`` rhombi, both odd."""
        left, right, top, bottom = inset, WIDTH - inset - width, inset, HEIGHT - inset - width
        for y in (top, bottom):
            self.belt(left + width, y, length=right - left - width, width=width, count=across)
        for x in (left, right):
            self.belt(x, top + width, length=bottom - top - width, width=width, count=down, vertical=True)
        for x in (left, right):
            for y in (top, bottom):
                self._corner(x, y, width=width)

    def _corner(self, x: float, y: float, *, width: float) -> None:
        self.canvas.saveState()
        self.canvas.transform(width / ROWS * mm, 0, 0, width / ROWS * mm, x * mm, (HEIGHT - y - width) * mm)
        self.canvas.doForm("corner")
        self.canvas.restoreState()

    def keyline(self, *, inset: float, colour: Color) -> None:
        """A hairline rectangle ``inset`` mm from the edge."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(inset * mm, inset * mm, (WIDTH - 2 * inset) * mm, (HEIGHT - 2 * inset) * mm)

    def emblem(self, x: float, y: float, *, height: float) -> None:
        """The EU emblem by its published geometry: 3:2, 12 upright stars, radius 1/18 on a ring of 1/3 height."""
        canvas, width = self.canvas, height * 1.5
        canvas.setFillColor(EU_BLUE)
        canvas.rect(x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm, stroke=0, fill=1)
        path = canvas.beginPath()
        for star in range(12):
            turn = math.radians(30 * star)
            cx = x + width / 2 + height / 3 * math.sin(turn)
            cy = y + height / 2 - height / 3 * math.cos(turn)
            points = list(_star_points(cx, cy, radius=height / 18))
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            path.close()
        canvas.setFillColor(EU_YELLOW)
        canvas.drawPath(path, stroke=0, fill=1)

    def statement(self, language: str, *, y: float, height: float, right: float) -> None:
        """The emblem with the statement in full beside it, two lines centred on the emblem's height."""
        face, size, gap = faces.STATEMENT_FACE[0], 12.4, 3.2
        first, second = EMBLEM_STATEMENT[language]
        text = max(pdfmetrics.stringWidth(line, face, size) for line in (first, second)) / mm
        x = right - height * 1.5 - gap - text
        self.emblem(x, y, height=height)
        self.canvas.setFillColor(EU_BLUE)
        self.canvas.setFont(face, size)
        middle = (HEIGHT - y - height / 2) * mm
        self.canvas.drawString((x + height * 1.5 + gap) * mm, middle + size * 0.28, first)
        self.canvas.drawString((x + height * 1.5 + gap) * mm, middle - size * 0.96, second)

    def finish(self) -> bytes:
        """The PDF. Its page holds one operator: pypdf parses a page's stream on every merge, never a form's."""
        self.canvas.endForm()
        self.canvas.doForm("sheet")
        self.canvas.save()
        return self.target.getvalue()


def _clipped(cells: Cells, length: int) -> Iterator[tuple[int, int, int]]:
    """Cells cut at ``length``, so that a tile repeats without a seam."""
    return ((x, y, min(width, length - x)) for x, y, width in cells if x < length)


def _star_points(cx: float, cy: float, *, radius: float) -> Iterator[tuple[float, float]]:
    """The ten corners of an upright five-pointed star, in points."""
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.381966  # inner radius of a regular pentagram
        turn = math.radians(36 * corner)
        yield (cx + reach * math.sin(turn)) * mm, (HEIGHT - (cy - reach * math.cos(turn))) * mm


@cache
def formal(belt: Belt, language: str | None) -> bytes:
    """The landscape sheet framed by a belt; without a language the annex, which has no emblem.

    Cached: there are twelve belts and three languages, a few KB each, and drawing one takes 10 ms.
    """
    sheet = Sheet(belt)
    sheet.frame(inset=10, width=8, across=43, down=29)
    sheet.keyline(inset=20, colour=GOLD)
    if language:
        sheet.statement(language, y=25, height=13, right=269)
    return sheet.finish()
