"""Decides sizes before rendering, from real glyph widths: xhtml2pdf never has to shrink or overflow."""

from collections.abc import Iterable
from dataclasses import dataclass

from certificates.pdf import faces

# (size in points, most lines at that size), from the most generous down; the last rung always stands.
Ladder = Iterable[tuple[float, int]]


@dataclass(slots=True, kw_only=True)
class Block:
    """One centred paragraph of the sheet. Sizes and distances in points."""

    text: str
    face: str
    size: float
    leading: float
    gap: float = 0
    # Padding that narrows the measure (balanced lines) or makes up for letter-spacing.
    left: float = 0
    right: float = 0
    spacing: float = 0
    # The same words in the second language, on the same line and muted.
    tail: str = ""
    # The second line of a title that breaks where the sense breaks.
    second: str = ""
    muted: bool = False
    line_count: int = 0

    def height(self, room: float) -> float:
        """Height in points within ``room`` points, its gap included."""
        if not self.line_count:
            text = f"{self.text} / {self.tail}" if self.tail else self.text
            inner = room - self.left - self.right
            self.line_count = faces.lines(text, face=self.face, size=self.size, room=inner)
        return self.gap + self.line_count * self.leading


def pick(text: str, *, face: str, ladder: Ladder, room: float) -> tuple[float, float, int]:
    """Size, leading and lines: the first rung whose line count the ladder allows, else the last."""
    size, count = 0.0, 0
    for rung, most in ladder:
        size, count = rung, faces.lines(text, face=face, size=rung, room=room)
        if count <= most and faces.widest_word(text, face=face, size=rung) <= room:
            break
    return size, round(size * 1.17, 1), count


def balance(text: str, *, face: str, size: float, room: float) -> float:
    """A narrower measure with the same number of lines: no orphan word on the last line."""
    count = faces.lines(text, face=face, size=size, room=room)
    if count < 2:
        return room
    low, high = room / count, room
    for _ in range(9):
        middle = (low + high) / 2
        narrow = faces.lines(text, face=face, size=size, room=middle) <= count
        if narrow and faces.widest_word(text, face=face, size=size) <= middle:
            high = middle
        else:
            low = middle
    return min(room, high + 3)


def tracking(text: str, *, size: float, em: float) -> float:
    """xhtml2pdf leaves letter-spacing out of a line's width: pad the right so that it centres."""
    return round((len(text) - 1) * size * em, 1)


def fitted(text: str, *, face: str, ladder: Ladder, room: float, gap: float = 0, muted: bool = False) -> Block:
    """A centred block at the largest size its ladder allows, its lines balanced."""
    size, leading, count = pick(text, face=face, ladder=ladder, room=room)
    first, dash, rest = text.partition(" – ")
    if count == 2 and dash and all(faces.width(part, face=face, size=size) <= room - size for part in (first, rest)):
        return Block(
            text=f"{first} –", second=rest, face=face, size=size, leading=leading, gap=gap, muted=muted, line_count=2
        )
    side = round((room - balance(text, face=face, size=size, room=room)) / 2, 1)
    return Block(
        text=text, face=face, size=size, leading=leading, gap=gap, left=side, right=side, muted=muted, line_count=count
    )
