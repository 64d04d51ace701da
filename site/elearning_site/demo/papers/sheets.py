"""Tables to fill in: XLSX by openpyxl, CSV by the standard library."""

import csv
import re
from io import BytesIO, StringIO
from itertools import pairwise
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from elearning_site.demo import prose
from elearning_site.demo.papers.bundle import rebundle
from elearning_site.demo.papers.imprint import MADE, Paper

_THIN = Side(style="thin", color="5F777B")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_WIDEST = 60  # characters; longer texts wrap


def first_table(paper: Paper) -> prose.Table:
    """The paper's first table. Raises ValueError when it has none."""
    for block in paper.blocks:
        if isinstance(block, prose.Table):
            return block
    raise ValueError(f"{paper.id} has no table")


def write_csv(paper: Paper) -> bytes:
    """The first table as CSV: UTF-8 with a byte order mark and semicolons, as Excel opens it in our countries."""
    target = StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(first_table(paper).rows)
    return target.getvalue().encode("utf-8-sig")


def _checks(blocks: tuple[prose.Block, ...]) -> list[tuple[str, str]]:
    """(heading, item) of every box to tick, with the heading it stands under."""
    return [
        (before.text, item)
        for before, block in pairwise(blocks)
        if isinstance(before, prose.Heading) and isinstance(block, prose.Items) and block.kind == "check"
        for item in block.items
    ]


def _heading_before(paper: Paper, wanted: prose.Block | None) -> str:
    """The last heading of level 2 above a block, as the name of its sheet."""
    found = paper.title
    for block in paper.blocks:
        if block == wanted:
            break
        if isinstance(block, prose.Heading) and block.level == 2:
            found = block.text
    return found[:31]  # Excel's limit for a sheet's name


def _fill(sheet: Any, rows: list[tuple[str, ...]], *, blank: int, top: int) -> None:
    width = len(rows[0])
    for number, row in enumerate([*rows, *[("",) * width] * blank]):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(top + number, column, int(text) if text.isdecimal() else text or None)
            cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 0:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E9EDE8")
    for column in range(1, width + 1):
        longest = max(len(row[column - 1]) for row in rows)
        sheet.column_dimensions["ABCDEFGH"[column - 1]].width = min(_WIDEST, max(10, longest + 3))
    sheet.freeze_panes = sheet.cell(top + 1, 1)


def write_xlsx(paper: Paper) -> bytes:
    """The first table and the check list as two sheets, the small print below and in the printed footer."""
    table = first_table(paper)
    book = Workbook()
    properties = book.properties
    properties.title, properties.creator, properties.language = paper.title, paper.publisher, paper.language
    properties.description, properties.created = paper.licence_line, MADE.replace(tzinfo=None)
    sheet = book.active
    sheet.title = _heading_before(paper, table)
    sheet["A1"], sheet["A1"].font = paper.title, Font(bold=True, size=14)
    _fill(sheet, list(table.rows), blank=table.blank, top=3)
    checks = _checks(paper.blocks)
    if checks:
        second = book.create_sheet(_heading_before(paper, None))
        zones = [(zone, item, "") for zone, item in checks]
        _fill(second, [("", "", "✓"), *zones], blank=0, top=1)
    for page in book.worksheets:
        page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight = "landscape", 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddFooter.left.text, page.oddFooter.left.size = paper.emblem_statement, 8
    notes = book.create_sheet("EU")
    for number, line in enumerate((paper.emblem_statement, *paper.small_print), start=1):
        notes.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    notes.column_dimensions["A"].width = 90
    target = BytesIO()
    book.save(target)
    # openpyxl writes the moment of saving; the same words must give the same bytes.
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return rebundle(target.getvalue(), change={"docProps/core.xml": lambda raw: _MODIFIED.sub(rb"\g<1>" + stamp, raw)})
