"""The small notation in which the demo's texts are written, read into blocks that every writer understands.

One notation feeds web pages (`html`), PDF, DOCX, ODT and EPUB, so that a text is written once in each language and
`shape` can prove that the three languages say things in the same order.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


class ProseError(ValueError):
    """A line of prose that the notation does not know; the message says which and why."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 2 or 3, because level 1 is the title that stands outside the prose."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One line of text."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list: `kind` is "bullet", "number" or "check" (boxes to tick)."""

    kind: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first row is the header; `blank` empty rows follow for the reader's pen."""

    rows: tuple[tuple[str, ...], ...]
    blank: int = 0


@dataclass(frozen=True)
class PageBreak:
    """The next block starts a new page."""


@dataclass(frozen=True)
class Photo:
    """An empty frame for a photograph, `height` in millimetres."""

    height: int
    caption: str


@dataclass(frozen=True)
class Lines:
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True)
class Grid:
    """Squared paper, `height` in millimetres."""

    height: int


@dataclass(frozen=True)
class Cards:
    """Communication cards from `first` to `last`, counted from 1."""

    first: int
    last: int


Block = Heading | Paragraph | Items | Table | PageBreak | Photo | Lines | Grid | Cards

_ITEM_MARKS = {
    "bullet": re.compile(r"- (.+)"),
    "number": re.compile(r"\d+\. (.+)"),
    "check": re.compile(r"\[ \] (.+)"),
}
_HEADING = re.compile(r"(#{2,3}) (.+)")
_DIRECTIVE = re.compile(r"!(\w+)(?: (\d+))?(?: (.+))?")


def _directive(line: str) -> Block | int:
    """The block a "!name number text" line stands for; a bare number for "!rows", which belongs to the table above."""
    match = _DIRECTIVE.fullmatch(line)
    name, number, rest = match.groups() if match else ("", None, None)
    count = int(number or 0)
    if name == "page" and number is None and rest is None:
        return PageBreak()
    if name == "photo" and count and rest:
        return Photo(count, rest)
    if name == "cards" and count and rest and rest.isdecimal() and int(rest) >= count:
        return Cards(count, int(rest))
    if rest is None and count:
        simple: dict[str, Callable[[int], Block | int]] = {"lines": Lines, "grid": Grid, "rows": int}
        if name in simple:
            return simple[name](count)
    raise ProseError(f"unknown directive “{line}”")


def _item(line: str) -> tuple[str, str] | None:
    for kind, pattern in _ITEM_MARKS.items():
        if match := pattern.fullmatch(line):
            return kind, match[1]
    return None


def parse(text: str) -> tuple[Block, ...]:
    """Read prose into blocks. Raises ProseError for an unknown directive, a ragged table or stray "!rows"."""
    blocks: list[Block] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        last = blocks[-1] if blocks else None
        if line.startswith("!"):
            found = _directive(line)
            if not isinstance(found, int):
                blocks.append(found)
            elif isinstance(last, Table):
                blocks[-1] = Table(last.rows, found)
            else:
                raise ProseError("“!rows” does not follow a table")
        elif line.startswith("|"):
            row = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not isinstance(last, Table):
                blocks.append(Table((row,)))
            elif len(row) != len(last.rows[0]):
                raise ProseError(f"a table row has {len(row)} cells, its header {len(last.rows[0])}: “{line}”")
            else:
                blocks[-1] = Table((*last.rows, row), last.blank)
        elif heading := _HEADING.fullmatch(line):
            blocks.append(Heading(len(heading[1]), heading[2]))
        elif item := _item(line):
            kind, words = item
            if isinstance(last, Items) and last.kind == kind:
                blocks[-1] = Items(kind, (*last.items, words))
            else:
                blocks.append(Items(kind, (words,)))
        else:
            blocks.append(Paragraph(line))
    return tuple(blocks)


def shape(blocks: Sequence[Block]) -> tuple[str, ...]:
    """What kind of block stands where, without the words: equal for faithful translations."""
    shapes = []
    for block in blocks:
        match block:
            case Heading(level=level):
                shapes.append(f"heading {level}")
            case Items(kind=kind, items=items):
                shapes.append(f"{kind} list of {len(items)}")
            case Table(rows=rows, blank=blank):
                shapes.append(f"table of {len(rows)} rows and {len(rows[0])} columns with {blank} empty rows")
            case Cards(first=first, last=last):
                shapes.append(f"cards {first} to {last}")
            case Photo(height=size) | Grid(height=size) | Lines(count=size):
                shapes.append(f"{type(block).__name__.lower()} {size}")
            case _:
                shapes.append("page break" if isinstance(block, PageBreak) else "paragraph")
    return tuple(shapes)


def runs(text: str) -> tuple[tuple[str, str | None], ...]:
    """Split a line into (words, link target or None)."""
    found: list[tuple[str, str | None]] = []
    end = 0
    for match in LINK.finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], None))
        found.append((match[1], match[2]))
        end = match.end()
    if end < len(text):
        found.append((text[end:], None))
    return tuple(found)


def plain(text: str) -> str:
    """A line without its link targets."""
    return LINK.sub(r"\1", text)


def inline_html(text: str, *, link: Callable[[str], str] = str) -> str:
    """Escaped HTML of a line; `link` turns a target into the attributes' href value."""
    return "".join(
        escape(words, quote=False) if target is None else f'<a href="{escape(link(target))}">{escape(words)}</a>'
        for words, target in runs(text)
    )


def html(blocks: Sequence[Block], *, link: Callable[[str], str] = str) -> str:
    """HTML of headings, paragraphs and lists, as Wagtail's rich text keeps it. Print-only blocks are refused."""
    parts = []
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                parts.append(f"<h{level}>{inline_html(text, link=link)}</h{level}>")
            case Paragraph(text=text):
                parts.append(f"<p>{inline_html(text, link=link)}</p>")
            case Items(kind=kind, items=items):
                tag = "ol" if kind == "number" else "ul"
                inner = "".join(f"<li>{inline_html(item, link=link)}</li>" for item in items)
                parts.append(f"<{tag}>{inner}</{tag}>")
            case _:
                raise ProseError(f"a {type(block).__name__.lower()} has no place on a web page")
    return "".join(parts)
