"""DOCX by python-docx: real heading and list styles, table headers, language, footer with emblem and small print."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from elearning_site.demo import prose
from elearning_site.demo.papers.bundle import rebundle
from elearning_site.demo.papers.emblem import emblem_png
from elearning_site.demo.papers.imprint import LOCALES, MADE, Paper

# A face that every office program has; documents are meant to be changed, so no font travels inside.
_FACE = "Arial"
_INK = RGBColor(0x0C, 0x2A, 0x30)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _styles(document: Any, paper: Paper) -> None:
    pictured = any(isinstance(block, prose.Photo) for block in paper.blocks)
    sizes = {"Normal": 18 if pictured else 12, "Heading 1": 24, "Heading 2": 16, "Heading 3": 13}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FACE, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), _FACE)
        for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = _element("w:lang", val=LOCALES[paper.language], eastAsia=LOCALES[paper.language])
    normal = document.styles["Normal"].element.get_or_add_rPr()
    normal.append(language)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)


def _footer(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(44)
    first = section.footer.paragraphs[0]
    picture = first.add_run().add_picture(BytesIO(emblem_png()), height=Cm(1.1))
    properties = picture._inline.docPr  # python-docx has no public way to give a picture its alternative text
    properties.set("descr", paper.emblem_statement)
    run = first.add_run(f"  {paper.emblem_statement}")
    run.font.size, run.font.bold = Pt(10), True
    for line in paper.small_print:
        paragraph = section.footer.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(7.5)


def _table(document: Any, block: prose.Table) -> None:
    width = len(block.rows[0])
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for number, row in enumerate([*block.rows, *[("",) * width] * block.blank]):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.font.bold = Pt(10.5), number == 0
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    document.add_paragraph()


def _photo(document: Any, block: prose.Photo) -> None:
    table = document.add_table(rows=1, cols=1)
    table.style = "Table Grid"
    table.rows[0].height = Mm(block.height)
    paragraph = table.rows[0].cells[0].paragraphs[0]
    paragraph.alignment = 1
    paragraph.paragraph_format.space_before = Mm(block.height * 0.4)
    paragraph.add_run(block.caption).font.size = Pt(11)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _list(document: Any, block: prose.Items) -> None:
    for number, item in enumerate(block.items, start=1):
        if block.kind == "bullet":
            document.add_paragraph(prose.plain(item), style="List Bullet")
            continue
        # Word goes on counting through every numbered list of one style, so numbers are written out.
        mark = "☐" if block.kind == "check" else f"{number}."
        paragraph = document.add_paragraph(f"{mark}\t{prose.plain(item)}")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1), Cm(-1)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1))


def _add(document: Any, block: prose.Block) -> None:
    match block:
        case prose.Heading(level=level, text=text):
            document.add_heading(text, level=level)
        case prose.Paragraph(text=text):
            document.add_paragraph(prose.plain(text))
        case prose.Items():
            _list(document, block)
        case prose.Table():
            _table(document, block)
        case prose.Photo():
            _photo(document, block)
        case prose.Lines(count=count):
            for _ in range(count):
                document.add_paragraph("_" * 70)
        case prose.PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            raise ValueError(f"DOCX cannot hold {type(block).__name__.lower()}")


def write(paper: Paper) -> bytes:
    """The paper as DOCX. Raises ValueError for squared paper and communication cards."""
    document = Document()
    core = document.core_properties
    core.title, core.author, core.subject, core.language = paper.title, paper.publisher, paper.summary, paper.language
    core.comments, core.keywords, core.last_modified_by, core.revision = paper.licence_line, "", paper.publisher, 1
    core.created = core.modified = MADE
    _styles(document, paper)
    _footer(document, paper)
    document.add_heading(paper.title, level=1)
    for block in paper.blocks:
        _add(document, block)
    target = BytesIO()
    document.save(target)
    return rebundle(target.getvalue())
