"""Sets the formal landscape sheet: what stands where and how large, before anything is rendered.

Distances on the page are millimetres, distances inside text are points, as in the template.
"""

from dataclasses import dataclass
from typing import Final

from certificates.domain.payload import CertificatePayload
from certificates.domain.texts import LABELS
from certificates.pdf import faces, fit
from certificates.pdf.errors import RenderError, RenderReason
from certificates.pdf.faces import MM
from certificates.pdf.fit import Block
from certificates.pdf.foot import HALF_WIDTH, SIGN_WIDTH, TEXT_WIDTH, legal_height, sign_top, signature_lines

ISSUER_WIDTH: Final = 155.0  # mm beside the logo, before the emblem's statement begins
BOTTOM: Final = 187.0
MAIN_TOP: Final = 43.0
ANNEX_HEIGHT: Final = 112.0  # mm for the outcomes on the annex
DASH: Final = "–\u00a0 "
NAME_ROOM, TITLE_ROOM = (TEXT_WIDTH * MM - 20), (TEXT_WIDTH * MM - 60)
# Each level sets the outcomes and the gap above them a little tighter; the last one moves them to an annex.
LEVELS: Final = ((9.6, 12.6, 9), (9, 11.6, 8), (8.4, 10.8, 5), (8.4, 10.4, 5))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of learning outcomes."""

    heading: str
    items: tuple[str, ...]
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One outcome on the annex."""

    text: str
    muted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """The outcomes on a page of their own, row by row, so that both languages stay side by side."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    size: float
    leading: float
    hang: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalLayout:
    """Everything the template needs to place the sheet."""

    blocks: tuple[Block, ...]
    columns: tuple[Column, ...]
    annex: Annex | None
    main_height: float
    foot_top: float
    foot_height: float
    legal_top: float
    legal_height: float
    sign_top: float
    outcome_size: float
    outcome_leading: float
    outcome_gap: float
    column_width: float
    column_side: float
    hang: float

    @property
    def pages(self) -> int:
        """How many pages the sheet has."""
        return 2 if self.annex else 1


def lay_out(payload: CertificatePayload) -> FormalLayout:
    """Places the formal sheet. Raises :class:`RenderError` when the texts cannot fit even with an annex."""
    legal = legal_height(payload)
    legal_top = BOTTOM - legal
    foot = max(24.0, (signature_lines(payload) * 10.8 + 24) / MM)
    foot_top = legal_top - foot - 3.5
    main = foot_top - MAIN_TOP - 2
    room = main * MM
    _check_issuer(payload)

    annex: Annex | None = None
    columns = outcome_columns(payload)
    for level, (size, leading, gap) in enumerate(LEVELS):
        blocks = _blocks(payload, tight=level > 0)
        column_width = _column_width(columns, size=size)
        used = _height(blocks) + gap + 16 + _columns_height(columns, size, leading, room=column_width * MM)
        if used <= room:
            break
    else:
        columns = ()
        annex = _annex(payload)
        blocks = [*blocks, _annex_note(payload)]
        used = _height(blocks)
        if used > room:
            raise RenderError(RenderReason.TOO_LONG, detail="main")
    _check_words(payload, blocks=blocks, columns=columns, annex=annex, column_width=column_width)
    outcome_gap = gap + _spread_spare(blocks, spare=min(room - used, 70), second=payload.second is not None)
    return FormalLayout(
        blocks=tuple(blocks),
        columns=columns,
        annex=annex,
        main_height=main,
        foot_top=foot_top,
        foot_height=foot + 1,
        legal_top=legal_top,
        legal_height=legal + 1,
        sign_top=sign_top(payload, foot=foot),
        outcome_size=size,
        outcome_leading=leading,
        outcome_gap=round(outcome_gap, 1),
        column_width=round(column_width, 1),
        # A single column stands centred under the sentence.
        column_side=round((TEXT_WIDTH - column_width) / 2, 1) if len(columns) == 1 else 0,
        hang=_hang(size),
    )


def outcome_columns(payload: CertificatePayload) -> tuple[Column, ...]:
    """Two languages: one column each. One language: one column, or two when there are many outcomes."""
    main, second = payload.main, payload.second
    if not main.outcomes:
        return ()
    if second:
        return (
            Column(main.outcomes_heading, main.outcomes),
            Column(second.outcomes_heading, second.outcomes, muted=True),
        )
    if len(main.outcomes) <= 4:
        return (Column(main.outcomes_heading, main.outcomes),)
    half = -(-len(main.outcomes) // 2)
    return Column(main.outcomes_heading, main.outcomes[:half]), Column("", main.outcomes[half:])


def _blocks(payload: CertificatePayload, *, tight: bool) -> list[Block]:
    """The middle of the sheet, from the heading to the end of the sentence."""
    main, second = payload.main, payload.second
    before, between, after = payload.body(main)
    second_before, second_between, second_after = payload.body(second) if second else ("", "", "")
    names = ((31, 1), (28, 1), (24, 2 if tight else 1), (21, 2), (18, 2), (16, 3), (14, 4))
    blocks = [
        _heading(main.heading, size=21 if tight else 26),
        Block(text=main.subheading, face="Serif", size=12, leading=15.5, gap=1),
    ]
    if second:
        line = f"{second.heading.capitalize()} {second.subheading}"
        blocks.append(Block(text=line, face="Serif", size=9.6, leading=12.5, muted=True))
    blocks += [
        Block(text=before, face="Sans", size=10.6, leading=14, gap=7 if tight else 15, tail=second_before),
        fit.fitted(
            payload.holder_name,
            face="Serif",
            ladder=names if tight else ((36, 1), *names),
            room=NAME_ROOM,
            gap=1 if tight else 3,
        ),
        Block(text=between, face="Sans", size=10.6, leading=14, gap=3 if tight else 6, tail=second_between),
        fit.fitted(
            main.course_title,
            face="SerifB",
            ladder=((19, 1), (17, 1), (16, 2), (14, 2), (12.5, 3)),
            room=TITLE_ROOM,
            gap=3,
        ),
    ]
    if second:
        ladder = ((12, 1), (10.5, 2), (9.5, 3))
        blocks.append(fit.fitted(second.course_title, face="Serif", ladder=ladder, room=TITLE_ROOM, muted=True))
    blocks.append(fit.fitted(after, face="Sans", ladder=((10.6, 9),), room=TITLE_ROOM, gap=4))
    if second:
        blocks.append(fit.fitted(second_after, face="Sans", ladder=((9.2, 9),), room=TITLE_ROOM, muted=True))
    return blocks


def _heading(text: str, *, size: float) -> Block:
    em = 0.16
    return Block(
        text=text,
        face="SerifB",
        size=size,
        leading=round(size * 1.2),
        spacing=round(size * em, 1),
        right=fit.tracking(text, size=size, em=em),
        line_count=1,
    )


def _height(blocks: list[Block]) -> float:
    return sum(block.height(TEXT_WIDTH * MM) for block in blocks)


def _spread_spare(blocks: list[Block], *, spare: float, second: bool) -> float:
    """Gives what is left over to the breathing places, most of it around the name; returns the outcomes' share."""
    start = 3 if second else 2
    for place, share in ((0, 0.08), (start, 0.22), (start + 1, 0.10), (start + 2, 0.12)):
        blocks[place].gap += round(spare * share, 1)
    return spare * 0.20


def _column_width(columns: tuple[Column, ...], *, size: float) -> float:
    if len(columns) != 1:
        return HALF_WIDTH
    widest = max(faces.width(f"–  {item}", face="Sans", size=size) for item in columns[0].items) + 16
    return min(max(widest / MM, 60), 200)


def _columns_height(columns: tuple[Column, ...], size: float, leading: float, *, room: float, gap: float = 0) -> float:
    def height(column: Column) -> float:
        count = [faces.lines(f"–  {item}", face="Sans", size=size, room=room - 12) for item in column.items]
        return sum(lines * leading + gap for lines in count)

    return max(map(height, columns), default=0)


def _hang(size: float) -> float:
    return round(faces.width(DASH, face="Sans", size=size), 1)


def _annex(payload: CertificatePayload) -> Annex:
    columns = outcome_columns(payload)
    if len(columns) == 1:
        columns = (columns[0], Column("", ()))
    for size, leading in ((10.5, 14), (9.8, 13), (9, 12), (8.4, 11), (8, 10.4)):
        # Row by row: a row is as high as its higher cell, so each row is measured on its own.
        rows = _pairs(columns)
        heights = [
            _columns_height(
                tuple(Column("", (cell.text,)) for cell in row if cell), size, leading, room=HALF_WIDTH * MM, gap=2.5
            )
            for row in rows
        ]
        if sum(heights) <= ANNEX_HEIGHT * MM:
            headings = tuple(column.heading for column in columns)
            return Annex(headings=headings, rows=rows, size=size, leading=leading, hang=_hang(size))
    raise RenderError(RenderReason.TOO_LONG, detail="outcomes")


def _pairs(columns: tuple[Column, ...]) -> tuple[tuple[Cell | None, ...], ...]:
    length = max(len(column.items) for column in columns)
    return tuple(
        tuple(
            Cell(text=column.items[row], muted=column.muted) if row < len(column.items) else None for column in columns
        )
        for row in range(length)
    )


def _annex_note(payload: CertificatePayload) -> Block:
    tail = LABELS[payload.second.language]["annex_note"] if payload.second else ""
    note = LABELS[payload.language]["annex_note"]
    return Block(text=note, face="Sans", size=9.2, leading=12, gap=8, tail=tail)


def _check_words(
    payload: CertificatePayload,
    *,
    blocks: list[Block],
    columns: tuple[Column, ...],
    annex: Annex | None,
    column_width: float,
) -> None:
    """A word wider than its column cannot be broken: it would run over the frame."""
    items = [(block.text, block.face, block.size, TEXT_WIDTH) for block in blocks]
    items += [(item, "Sans", 9.6, column_width - 5) for column in columns for item in column.items]
    if annex:
        items += [(cell.text, "Sans", annex.size, HALF_WIDTH - 5) for row in annex.rows for cell in row if cell]
    items.append((payload.signatory_name, "SansB", 10, SIGN_WIDTH - 1))
    items += [(words.signatory_role, "Sans", 8.6, SIGN_WIDTH - 1) for words in payload.words]
    for text, face, size, width in items:
        if faces.widest_word(text, face=face, size=size) > width * MM:
            raise RenderError(RenderReason.TOO_LONG, detail=max(text.split(), key=len)[:80])


def _check_issuer(payload: CertificatePayload) -> None:
    """The issuer's name has two lines beside the logo, and its number and place one."""
    main = payload.main
    name_lines = faces.lines(main.issuer_name, face="SerifB", size=12, room=ISSUER_WIDTH * MM)
    if name_lines > 2 or faces.widest_word(main.issuer_name, face="SerifB", size=12) > ISSUER_WIDTH * MM:
        raise RenderError(RenderReason.TOO_LONG, detail="issuer_name")
    register = f"{LABELS[main.language]['reg_no']} {payload.issuer_reg_no} · {main.place}"
    if faces.lines(register, face="Sans", size=8.6, room=ISSUER_WIDTH * MM) > 1:
        raise RenderError(RenderReason.TOO_LONG, detail="place")
