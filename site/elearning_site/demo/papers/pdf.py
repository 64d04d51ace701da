"""PDF by ReportLab: our ink and paper, a belt line, the EU emblem and the small print on every page."""

import math
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from certificates.pdf import faces
from certificates.pdf.belt import AMBER, INK, PERIOD, ROWS, Belt
from elearning_site.demo.papers.imprint import LOCALES, PAGE_LABEL, Paper
from elearning_site.demo.papers.pdf_blocks import DEEP, INK_COLOUR, LINE, SANS, SANS_BOLD, Sheet

EU_BLUE, EU_YELLOW, AMBER_COLOUR = HexColor("#003399"), HexColor("#ffcc00"), HexColor("#F2A324")
STATEMENT = "DemoUbuntu"
_WIDTH, _HEIGHT = A4
_SIDE, _TOP, _FOOT = 20 * mm, 24 * mm, 42 * mm
_SMALL = ParagraphStyle("small", fontName=SANS, fontSize=7.6, leading=9.6, textColor=INK_COLOUR, alignment=TA_LEFT)


def _register() -> None:
    # ReportLab keeps one face a file. Certificates trim theirs and must come first, or their lines grow too tall.
    faces.register()
    files = {
        SANS: "SourceSans3_400Regular.ttf",
        SANS_BOLD: "SourceSans3_600SemiBold.ttf",
        STATEMENT: "Ubuntu_500Medium.ttf",
    }
    for name, file in files.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(faces.FONTS / file)))
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=SANS_BOLD, italic=SANS, boldItalic=SANS_BOLD)


class _CountingCanvas(Canvas):
    """A canvas that keeps its pages until the end, because “page 2 of 6” needs the 6."""

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paper = paper
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 -- ReportLab's name
        """Keep the page for later."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page with its number and write the file."""
        for page in self._kept:
            self.__dict__.update(page)
            label = PAGE_LABEL[self._paper.language].format(number=self._pageNumber, total=len(self._kept))
            self.setFont(SANS, 8.5)
            self.setFillColor(INK_COLOUR)
            self.drawRightString(_WIDTH - _SIDE, _HEIGHT - 17 * mm, label)
            super().showPage()
        super().save()


def _belt_line(canvas: Canvas, belt: Belt, *, y: float) -> None:
    """A woven line across the page, 5 mm tall."""
    cell = 5 * mm / ROWS
    count = math.ceil((_WIDTH - 2 * _SIDE) / cell / PERIOD)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(_SIDE, y, _WIDTH - 2 * _SIDE, 5 * mm)
    canvas.clipPath(clip, stroke=0)
    for colour, paint in ((INK, DEEP), (AMBER, AMBER_COLOUR)):
        path = canvas.beginPath()
        for x, row, length in belt.runs(count, colour=colour):
            path.rect(_SIDE + x * cell, y + (ROWS - 1 - row) * cell, length * cell, cell)
        canvas.setFillColor(paint)
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _emblem(canvas: Canvas, x: float, y: float, *, height: float) -> None:
    """The EU emblem by its published geometry: 3:2, twelve upright stars, radius 1/18 on a ring of 1/3 height."""
    canvas.setFillColor(EU_BLUE)
    canvas.rect(x, y, height * 1.5, height, stroke=0, fill=1)
    path = canvas.beginPath()
    for star in range(12):
        turn = math.radians(30 * star)
        cx, cy = x + height * 0.75 + height / 3 * math.sin(turn), y + height / 2 + height / 3 * math.cos(turn)
        for corner in range(10):
            reach = height / 18 * (1 if corner % 2 == 0 else 0.381966)  # inner radius of a regular pentagram
            angle = math.radians(36 * corner)
            point = cx + reach * math.sin(angle), cy + reach * math.cos(angle)
            path.lineTo(*point) if corner else path.moveTo(*point)
        path.close()
    canvas.setFillColor(EU_YELLOW)
    canvas.drawPath(path, stroke=0, fill=1)


def _furniture(canvas: Canvas, paper: Paper) -> None:
    """What every page carries: belt, running title, emblem with the statement, small print."""
    _belt_line(canvas, Belt.of(paper.id), y=_HEIGHT - 13 * mm)
    if canvas.getPageNumber() > 1:
        canvas.setFont(SANS_BOLD, 8.5)
        canvas.setFillColor(INK_COLOUR)
        canvas.drawString(_SIDE, _HEIGHT - 17 * mm, paper.title)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(_SIDE, _FOOT - 5 * mm, _WIDTH - _SIDE, _FOOT - 5 * mm)
    top, emblem = _FOOT - 8 * mm, 11 * mm
    _emblem(canvas, _SIDE, top - emblem, height=emblem)
    canvas.setFillColor(EU_BLUE)
    canvas.setFont(STATEMENT, 9.5)
    canvas.drawString(_SIDE + emblem * 1.5 + 3 * mm, top - emblem / 2 - 3, paper.emblem_statement)
    left = _SIDE + 84 * mm
    for line in paper.small_print:
        text = Paragraph(line, _SMALL)
        _used, height = text.wrap(_WIDTH - _SIDE - left, _FOOT)
        top -= height
        text.drawOn(canvas, left, top)
        top -= 1.2


class _Document(BaseDocTemplate):
    """A document whose headings become bookmarks, so that a long guide can be walked."""

    _bookmarks = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 -- ReportLab's name
        """Add a bookmark for a heading."""
        level = getattr(getattr(flowable, "style", None), "outline_level", None)
        if level is not None:
            self._bookmarks += 1
            key = f"heading-{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)


def write(paper: Paper) -> bytes:
    """The paper as PDF: title, language and bookmarks set, fonts embedded, the same bytes every time."""
    _register()
    target = BytesIO()
    document = _Document(
        target, pagesize=A4, title=paper.title, author=paper.publisher, subject=paper.summary, creator="Lasītava",
        lang=LOCALES[paper.language], displayDocTitle=True, invariant=1, pageCompression=1,
    )  # fmt: skip
    frame = Frame(_SIDE, _FOOT, _WIDTH - 2 * _SIDE, _HEIGHT - _TOP - _FOOT, 0, 0, 0, 0)
    furnish = PageTemplate(id="page", frames=[frame], onPage=lambda canvas, _document: _furniture(canvas, paper))
    document.addPageTemplates([furnish])
    sheet = Sheet(paper)
    story: list[Flowable] = [sheet.title(), Spacer(1, 2 * mm), *sheet.flowables()]
    document.build(story, canvasmaker=lambda *args, **kwargs: _CountingCanvas(*args, paper=paper, **kwargs))
    return target.getvalue()
