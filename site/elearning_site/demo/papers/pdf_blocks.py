"""How each block of prose is set in a PDF."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, ListFlowable, ListItem, Paragraph, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grille

from elearning_site.demo import prose
from elearning_site.demo.papers.imprint import Paper
from elearning_site.demo.papers.symbols import SYMBOLS, Outline
from elearning_site.demo.reading import LANGUAGES, Words

SANS, SANS_BOLD = "DemoSans", "DemoSansBold"
INK_COLOUR, DEEP, LINE, TINT = HexColor("#0C2A30"), HexColor("#0B4650"), HexColor("#5F777B"), HexColor("#E9EDE8")
_TEXT = ParagraphStyle("text", fontName=SANS, fontSize=12, leading=16.5, textColor=INK_COLOUR, spaceAfter=5)
_LARGE = ParagraphStyle("large", _TEXT, fontSize=18, leading=26, spaceAfter=8)
_TITLE = ParagraphStyle("title", _TEXT, fontName=SANS_BOLD, fontSize=23, leading=28, spaceAfter=3)
_HEADINGS = {
    2: ParagraphStyle("h2", _TEXT, fontName=SANS_BOLD, fontSize=15.5, leading=20, spaceBefore=9, spaceAfter=4),
    3: ParagraphStyle("h3", _TEXT, fontName=SANS_BOLD, fontSize=12.5, leading=16, spaceBefore=6, spaceAfter=2),
}
_TITLE.outline_level, _HEADINGS[2].outline_level = 0, 1  # bookmarks; headings of level 3 would crowd them
_CELL = ParagraphStyle("cell", _TEXT, fontSize=10.5, leading=13.5, spaceAfter=0)
_HEAD_CELL = ParagraphStyle("head", _CELL, fontName=SANS_BOLD)
_CAPTION = ParagraphStyle("caption", _TEXT, fontSize=10.5, leading=14, textColor=LINE, alignment=1)
_CARD_FIRST = ParagraphStyle("card", _TEXT, fontName=SANS_BOLD, fontSize=17, leading=20, alignment=1, spaceAfter=0)
_CARD = ParagraphStyle("card2", _CARD_FIRST, fontName=SANS, fontSize=12, leading=15)


class Room(Flowable):
    """A flowable that takes the whole width and a given height, less if the page has less."""

    def __init__(self, height: float, *, least: float | None = None) -> None:
        super().__init__()
        self._asked, self._least = height, least or height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take what is there, down to the least that makes sense."""
        self.width, self.height = width, max(self._least, min(self._asked, height - 6))
        return self.width, self.height


class PhotoFrame(Room):
    """A place for a photograph, with corner marks and what belongs there."""

    def __init__(self, height: float, caption: str) -> None:
        super().__init__(height)
        self._caption = Paragraph(caption, _CAPTION)

    def draw(self) -> None:
        """Draw the frame and the words in its middle."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1)
        canvas.setDash(4, 3)
        canvas.rect(0, 6, self.width, self.height - 6, fill=0)
        _used, height = self._caption.wrap(self.width - 30 * mm, self.height)
        self._caption.drawOn(canvas, 15 * mm, self.height / 2 - height / 2)


class SquaredPaper(Room):
    """Squares of 8 mm; every fifth line is stronger."""

    def draw(self) -> None:
        """Draw whole squares only, from the left top corner."""
        canvas: Canvas = self.canv
        step = 8 * mm
        columns, rows = int(self.width / step), int(self.height / step)
        canvas.setStrokeColor(LINE)
        for number in range(columns + 1):
            canvas.setLineWidth(0.9 if number % 5 == 0 else 0.3)
            canvas.line(number * step, self.height, number * step, self.height - rows * step)
        for number in range(rows + 1):
            canvas.setLineWidth(0.9 if number % 5 == 0 else 0.3)
            canvas.line(0, self.height - number * step, columns * step, self.height - number * step)


class WritingLines(Room):
    """Ruled lines 9 mm apart."""

    def draw(self) -> None:
        """Draw the lines from the bottom."""
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.5)
        for number in range(int(self.height / (9 * mm))):
            self.canv.line(0, number * 9 * mm + 1, self.width, number * 9 * mm + 1)


class TickBox(Flowable):
    """A box of 4 mm and the words beside it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = Paragraph(text, _TEXT)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As tall as the words."""
        self.width = width
        _used, self.height = self._text.wrap(width - 9 * mm, height)
        self.height += 3
        return width, self.height

    def draw(self) -> None:
        """Draw the box on the first line of the words."""
        self.canv.setStrokeColor(INK_COLOUR)
        self.canv.setLineWidth(1)
        self.canv.rect(1, self.height - 4 * mm - 2, 4 * mm, 4 * mm, fill=0)
        self._text.drawOn(self.canv, 9 * mm, 3)


class SymbolCard(Flowable):
    """A communication card: the symbol and its word in three languages."""

    def __init__(self, symbol: str, words: Words, *, first: str, size: tuple[float, float]) -> None:
        super().__init__()
        self.width, self.height = size
        self._outlines = SYMBOLS[symbol]
        rest = [words[language] for language in LANGUAGES if language != first]
        self._texts = [Paragraph(words[first], _CARD_FIRST), *(Paragraph(text, _CARD) for text in rest)]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size is fixed: cards are cut along common lines."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cutting line, the symbol above and the words below."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.rect(0, 0, self.width, self.height, fill=0)
        side = min(self.width, self.height) * 0.56
        draw_symbol(canvas, self._outlines, x=(self.width - side) / 2, y=self.height - side - 3 * mm, side=side)
        top = self.height - side - 4 * mm
        for text in self._texts:
            _used, height = text.wrap(self.width - 4 * mm, self.height)
            top -= height
            text.drawOn(canvas, 2 * mm, top)


def draw_symbol(canvas: Canvas, outlines: tuple[Outline, ...], *, x: float, y: float, side: float) -> None:
    """Draw a symbol into the square whose lower left corner is x, y."""
    scale = side / 100
    canvas.saveState()
    canvas.setStrokeColor(INK_COLOUR)
    canvas.setFillColor(INK_COLOUR)
    canvas.setLineWidth(6 * scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for outline in outlines:
        path = canvas.beginPath()
        for number, (px, py) in enumerate(outline.points):
            point = x + px * scale, y + (100 - py) * scale
            path.lineTo(*point) if number else path.moveTo(*point)
        if outline.closed:
            path.close()
        canvas.drawPath(path, stroke=1, fill=int(outline.filled))
    canvas.restoreState()


class Sheet:
    """Sets the blocks of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        # A picture book for readers who need large letters; every other paper is set in 12 points.
        pictured = any(isinstance(block, prose.Photo) for block in paper.blocks)
        self._text = _LARGE if pictured else _TEXT

    def title(self) -> Flowable:
        """The paper's title."""
        return Paragraph(self._paper.title, _TITLE)

    def flowables(self) -> Iterator[Flowable]:
        """Every block, a heading kept with what follows it."""
        waiting: list[Flowable] = []
        for block in self._paper.blocks:
            made = self._made(block)
            if isinstance(block, prose.Heading):
                waiting += made
            elif waiting and not isinstance(block, prose.PageBreak):
                # ReportLab breaks the page before a KeepTogether inside another one, so lists stay flat.
                yield KeepTogether([*waiting, *made])
                waiting = []
            else:
                yield from made
        yield from waiting

    def _made(self, block: prose.Block) -> list[Flowable]:
        match block:
            case prose.Heading(level=level, text=text):
                return [Paragraph(text, _HEADINGS[level])]
            case prose.Paragraph(text=text):
                return [Paragraph(prose.plain(text), self._text)]
            case prose.Items(kind="check", items=items):
                return [TickBox(item) for item in items]
            case prose.Items(kind=kind, items=items):
                return [_list(kind, items)]
            case prose.Table():
                return [_table(block)]
            case prose.PageBreak():
                return [NewPage()]
            case prose.Photo(height=height, caption=caption):
                return [PhotoFrame(height * mm, caption), Spacer(1, 3 * mm)]
            case prose.Lines(count=count):
                return [WritingLines(count * 9 * mm)]
            case prose.Grid(height=height):
                return [SquaredPaper(height * mm, least=80 * mm)]
            case prose.Cards(first=first, last=last):
                return [self._cards(first, last)]

    def _cards(self, first: int, last: int) -> Flowable:
        size = 83 * mm, 63 * mm
        cards = [
            SymbolCard(symbol, words, first=self._paper.language, size=size)
            for symbol, words in self._paper.cards[first - 1 : last]
        ]
        rows = [cards[number : number + 2] for number in range(0, len(cards), 2)]
        padding = [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        return Grille(rows, style=padding)


def _list(kind: str, items: tuple[str, ...]) -> Flowable:
    entries = [ListItem(Paragraph(prose.plain(item), _TEXT), bulletColor=DEEP) for item in items]
    marks: dict[str, Any] = {"bulletType": "1", "bulletFormat": "%s."} if kind == "number" else {"bulletType": "bullet"}
    start = {} if kind == "number" else {"start": "–"}
    return ListFlowable(entries, bulletFontName=SANS_BOLD, bulletFontSize=12, leftIndent=16, **marks, **start)


def _table(table: prose.Table) -> Flowable:
    columns = len(table.rows[0])
    cells: list[list[Any]] = [[Paragraph(cell, _HEAD_CELL) for cell in table.rows[0]]]
    cells += [[Paragraph(cell, _CELL) for cell in row] for row in table.rows[1:]]
    cells += [[""] * columns for _ in range(table.blank)]
    # A column is as wide as its longest text asks, within reason, so that a number does not take a third of the page.
    weights = [min(40, max(7, *(len(row[c]) for row in table.rows))) for c in range(columns)]
    widths = [170 * mm * weight / sum(weights) for weight in weights]
    heights = [None] * len(table.rows) + [9 * mm] * table.blank
    blank_rows = [number for number, row in enumerate(table.rows) if not any(row[1:])]
    for number in blank_rows:
        heights[number] = 10 * mm
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 1.4, INK_COLOUR),
        ("BACKGROUND", (0, 0), (-1, 0), TINT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    return Grille(cells, colWidths=widths, rowHeights=heights, repeatRows=1, style=style, spaceBefore=3, spaceAfter=8)
