"""OpenDocument text, written as plain XML: styles, language, table headers, footer with emblem and small print."""

from html import escape

from elearning_site.demo import prose
from elearning_site.demo.papers.bundle import bundle
from elearning_site.demo.papers.emblem import emblem_png
from elearning_site.demo.papers.imprint import LOCALES, MADE, Paper

MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BORDER = 'fo:padding="1.5mm" fo:border="0.5pt solid #5f777b"'


def _document(kind: str, inner: str) -> str:
    return f'{_HEAD}<office:document-{kind} {_SPACES} office:version="1.3">{inner}</office:document-{kind}>'


def _paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{escape(prose.plain(text), quote=False)}</text:p>'


def _heading(text: str, level: int) -> str:
    words = escape(text, quote=False)
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{words}</text:h>'


def _table(block: prose.Table, number: int) -> str:
    width = len(block.rows[0])

    def row(cells: tuple[str, ...], style: str) -> str:
        inner = "".join(
            f'<table:table-cell table:style-name="Cell" office:value-type="string">{_paragraph(text, style)}'
            "</table:table-cell>"
            for text in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    body = "".join(row(cells, "Cell_20_text") for cells in [*block.rows[1:], *[("",) * width] * block.blank])
    return (
        f'<table:table table:name="Table{number}"><table:table-column table:number-columns-repeated="{width}"/>'
        f"<table:table-header-rows>{row(block.rows[0], 'Cell_20_head')}</table:table-header-rows>{body}</table:table>"
        f"{_paragraph('')}"
    )


def _photo(block: prose.Photo, number: int) -> str:
    return (
        f'<table:table table:name="Photo{number}"><table:table-column/><table:table-row table:style-name="Photo">'
        f'<table:table-cell table:style-name="Cell">{_paragraph(block.caption, "Caption")}</table:table-cell>'
        f"</table:table-row></table:table>"
    )


def _list(block: prose.Items) -> str:
    if block.kind == "check":
        return "".join(_paragraph(f"☐ {item}", "Check") for item in block.items)
    style = "Numbers" if block.kind == "number" else "Bullets"
    items = "".join(f"<text:list-item>{_paragraph(item)}</text:list-item>" for item in block.items)
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def _block(block: prose.Block, number: int) -> str:
    match block:
        case prose.Heading(level=level, text=text):
            return _heading(text, level)
        case prose.Paragraph(text=text):
            return _paragraph(text)
        case prose.Items():
            return _list(block)
        case prose.Table():
            return _table(block, number)
        case prose.Photo():
            return _photo(block, number)
        case prose.Lines(count=count):
            return _paragraph("_" * 70) * count
        case prose.PageBreak():
            return _paragraph("", "New_20_page")
    raise ValueError(f"ODT cannot hold {type(block).__name__.lower()}")


def _automatic(paper: Paper) -> str:
    photo = next((block.height for block in paper.blocks if isinstance(block, prose.Photo)), 100)
    return (
        "<office:automatic-styles>"
        '<style:style style:name="Cell" style:family="table-cell">'
        f"<style:table-cell-properties {_BORDER}/></style:style>"
        '<style:style style:name="Photo" style:family="table-row"><style:table-row-properties '
        f'style:min-row-height="{photo}mm"/></style:style>'
        '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:space-before="4mm" text:min-label-width="5mm"/>'
        "</text:list-level-style-bullet></text:list-style>"
        '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."><style:list-level-properties text:space-before="4mm" text:min-label-width="7mm"/>'
        "</text:list-level-style-number></text:list-style></office:automatic-styles>"
    )


def _content(paper: Paper) -> str:
    blocks = "".join(_block(block, number) for number, block in enumerate(paper.blocks, start=1))
    title = _heading(paper.title, 1)
    inner = f"{_automatic(paper)}<office:body><office:text>{title}{blocks}</office:text></office:body>"
    return _document("content", inner)


def _style(name: str, text: str, paragraph: str = "") -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="Standard"><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _styles(paper: Paper) -> str:
    language, country = LOCALES[paper.language].split("-")
    size = 18 if any(isinstance(block, prose.Photo) for block in paper.blocks) else 12
    emblem = (
        '<draw:frame draw:name="emblem" text:anchor-type="as-char" svg:width="16.5mm" svg:height="11mm">'
        '<draw:image xlink:href="Pictures/emblem.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:desc>{escape(paper.emblem_statement)}</svg:desc></draw:frame>"
    )
    small = "".join(_paragraph(line, "Small") for line in paper.small_print)
    named = (
        f'<style:default-style style:family="paragraph"><style:text-properties fo:language="{language}" '
        f'fo:country="{country}" fo:color="#0c2a30" fo:font-family="Arial"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-bottom="2.5mm"/><style:text-properties fo:font-size="{size}pt"/></style:style>'
        + _style("Heading_20_1", 'fo:font-size="24pt" fo:font-weight="bold"')
        + _style(
            "Heading_20_2",
            'fo:font-size="16pt" fo:font-weight="bold"',
            'fo:margin-top="4mm" fo:keep-with-next="always"',
        )
        + _style(
            "Heading_20_3",
            'fo:font-size="13pt" fo:font-weight="bold"',
            'fo:margin-top="3mm" fo:keep-with-next="always"',
        )
        + _style("Check", "", 'fo:margin-left="8mm" fo:text-indent="-8mm"')
        + _style("Caption", 'fo:font-size="11pt"', 'fo:text-align="center"')
        + _style("Cell_20_text", 'fo:font-size="10.5pt"', 'fo:margin-bottom="0mm"')
        + _style("Cell_20_head", 'fo:font-size="10.5pt" fo:font-weight="bold"', 'fo:margin-bottom="0mm"')
        + _style("New_20_page", "", 'fo:break-before="page" fo:margin-bottom="0mm"')
        + _style("Small", 'fo:font-size="7.5pt"', 'fo:margin-bottom="0mm"')
    )
    layout = (
        '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" '
        'fo:page-height="297mm" fo:margin="18mm"/><style:footer-style><style:header-footer-properties '
        'fo:margin-top="4mm" fo:min-height="26mm"/></style:footer-style></style:page-layout>'
    )
    footer = (
        f'<text:p text:style-name="Standard">{emblem} {escape(paper.emblem_statement, quote=False)}</text:p>{small}'
    )
    master = (
        '<style:master-page style:name="Standard" style:page-layout-name="A4">'
        f"<style:footer>{footer}</style:footer></style:master-page>"
    )
    return _document(
        "styles",
        f"<office:styles>{named}</office:styles><office:automatic-styles>{layout}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>",
    )


def _meta(paper: Paper) -> str:
    made = MADE.strftime("%Y-%m-%dT%H:%M:%S")
    pairs = {
        "dc:title": paper.title,
        "dc:creator": paper.publisher,
        "dc:subject": paper.summary,
        "dc:description": paper.licence_line,
        "dc:language": LOCALES[paper.language],
        "dc:date": made,
        "meta:creation-date": made,
    }
    inner = "".join(f"<{tag}>{escape(text, quote=False)}</{tag}>" for tag, text in pairs.items())
    return _document("meta", f"<office:meta>{inner}</office:meta>")


def write(paper: Paper) -> bytes:
    """The paper as ODT. Raises ValueError for squared paper and communication cards."""
    files = {
        "content.xml": _content(paper).encode(),
        "styles.xml": _styles(paper).encode(),
        "meta.xml": _meta(paper).encode(),
        "Pictures/emblem.png": emblem_png(),
    }
    entries = f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>'
    for name in files:
        kind = "image/png" if name.endswith(".png") else "text/xml"
        entries += f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f'{_HEAD}<manifest:manifest {space} manifest:version="1.3">{entries}</manifest:manifest>'
    # The first entry must be the mimetype, uncompressed: that is how programs recognise the file.
    return bundle(
        [("mimetype", MIME.encode()), *files.items(), ("META-INF/manifest.xml", manifest.encode())],
        stored=frozenset({"mimetype"}),
    )
