"""EPUB 3: one file a section, a navigation document, accessibility metadata."""

from collections.abc import Sequence
from html import escape
from uuid import NAMESPACE_URL, uuid5

from elearning_site.demo import prose
from elearning_site.demo.papers.bundle import bundle
from elearning_site.demo.papers.emblem import emblem_png
from elearning_site.demo.papers.imprint import MADE, Paper
from elearning_site.demo.reading import Words

MIME = "application/epub+zip"
CONTENTS = Words(lv="Saturs", lt="Turinys", en="Contents")
_CSS = """\
body { font-family: sans-serif; line-height: 1.5; margin: 5%; }
h1, h2, h3 { line-height: 1.2; }
table { border-collapse: collapse; }
th, td { border: 1px solid #5f777b; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
ul.check { list-style: none; padding-left: 0; }
ul.check li::before { content: "\\2610\\00a0"; }
.small { font-size: 0.8em; }
"""
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


def _page(paper: Paper, title: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{paper.language}" xml:lang="{paper.language}"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head><body>{body}</body></html>\n'
    ).encode()


def _table(block: prose.Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell, quote=False)}</th>' for cell in block.rows[0])
    rows = [*block.rows[1:], *[("",) * len(block.rows[0])] * block.blank]
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell, quote=False)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _block(block: prose.Block, anchor: str) -> str:
    match block:
        case prose.Heading(level=level, text=text):
            return f'<h{level} id="{anchor}">{escape(text, quote=False)}</h{level}>'
        case prose.Items(kind="check", items=items):
            return f'<ul class="check">{"".join(f"<li>{escape(item, quote=False)}</li>" for item in items)}</ul>'
        case prose.Table():
            return _table(block)
        case prose.Lines(count=count):
            return "<p>" + "<br/>".join(["_" * 30] * count) + "</p>"
        case prose.Paragraph() | prose.Items():
            return prose.html([block])
    raise ValueError(f"EPUB cannot hold {type(block).__name__.lower()}")


def _sections(blocks: Sequence[prose.Block]) -> list[list[prose.Block]]:
    sections: list[list[prose.Block]] = [[]]
    for block in blocks:
        if isinstance(block, prose.PageBreak):
            sections.append([])
        else:
            sections[-1].append(block)
    return sections


def _package(paper: Paper, names: Sequence[str]) -> bytes:
    identifier = uuid5(NAMESPACE_URL, f"lasitava:{paper.id}:{paper.language}")
    features = ("tableOfContents", "structuralNavigation", "readingOrder", "alternativeText")
    made = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = [
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>',
        f"<dc:title>{escape(paper.title)}</dc:title>",
        f"<dc:language>{paper.language}</dc:language>",
        f"<dc:creator>{escape(paper.publisher)}</dc:creator>",
        f"<dc:description>{escape(paper.summary)}</dc:description>",
        f"<dc:rights>{escape(paper.licence_line)}</dc:rights>",
        f'<meta property="dcterms:modified">{made}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        *(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in features),
    ]
    manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="css" href="style.css" media-type="text/css"/>',
        '<item id="emblem" href="emblem.png" media-type="image/png"/>',
        *(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names),
    ]
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id" xml:lang="{paper.language}">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{"".join(metadata)}</metadata>'
        f"<manifest>{''.join(manifest)}</manifest><spine>{spine}</spine></package>\n"
    ).encode()


def write(paper: Paper) -> bytes:
    """The paper as EPUB. Raises ValueError for frames, squared paper and cards."""
    files: dict[str, bytes] = {}
    links: list[str] = []
    for number, blocks in enumerate(_sections(paper.blocks), start=1):
        name = f"section-{number}"
        body = f"<h1>{escape(paper.title, quote=False)}</h1>" if number == 1 else ""
        for place, block in enumerate(blocks, start=1):
            body += _block(block, f"b{place}")
            if isinstance(block, prose.Heading) and block.level == 2:
                links.append(f'<li><a href="{name}.xhtml#b{place}">{escape(block.text, quote=False)}</a></li>')
        files[name] = _page(paper, paper.title, body)
    small = "".join(f'<p class="small">{escape(line, quote=False)}</p>' for line in paper.small_print)
    emblem = f'<p><img src="emblem.png" alt="{escape(paper.emblem_statement)}" height="55"/></p>'
    files["imprint"] = _page(paper, paper.emblem_statement, f"{emblem}<p>{escape(paper.emblem_statement)}</p>{small}")
    contents = CONTENTS[paper.language]
    nav = f'<nav epub:type="toc" role="doc-toc"><h1>{contents}</h1><ol>{"".join(links)}</ol></nav>'
    return bundle(
        [
            ("mimetype", MIME.encode()),
            ("META-INF/container.xml", _CONTAINER.encode()),
            ("OEBPS/package.opf", _package(paper, list(files))),
            ("OEBPS/nav.xhtml", _page(paper, contents, nav)),
            ("OEBPS/style.css", _CSS.encode()),
            ("OEBPS/emblem.png", emblem_png()),
            *((f"OEBPS/{name}.xhtml", content) for name, content in files.items()),
        ],
        stored=frozenset({"mimetype"}),
    )
