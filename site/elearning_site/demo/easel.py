"""A drawing board of 1600 × 900 units: flat dyes, ink lines, woven belts. The same strokes give the same bytes."""

import hashlib
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from courses.domain.motifs import FIGURE, REACH, THREAD
from courses.domain.weave import ACROSS, DYES, PERIOD, cell, look_of, signs
from elearning_site.demo.papers.symbols import SYMBOLS

WIDTH, HEIGHT = 1600, 900
PAPER, TINT, WHITE, INK, SOFT, AMBER, GLOW = (
    "#F6F6F1", "#E9EDE8", "#FFFFFF", "#0C2A30", "#8FA5A5", "#F2A324", "#FBEBCB",
)  # fmt: skip
# Drawn twice as large and halved, because Pillow's slanted edges are hard.
_FINE = 2
Box = tuple[float, float, float, float]


def dye_for(key: str, step: int = 0) -> str:
    """A plant dye that belongs to the key; `step` gives the next ones."""
    number = hashlib.sha256(key.encode()).digest()[0]
    return list(DYES.values())[(number + step) % len(DYES)]


class Easel:
    """One picture being drawn. Lengths are in units, boxes are (left, top, right, bottom)."""

    def __init__(self, key: str, *, ground: str = PAPER) -> None:
        self.key = key
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def area(
        self, points: Sequence[tuple[float, float]], fill: str, *, edge: str | None = INK, width: float = 5
    ) -> None:
        """A filled outline."""
        scaled = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.polygon(scaled, fill=fill)
        if edge:
            self.line([*points, points[0], points[1]], edge, width=width)

    def box(self, box: Box, fill: str, *, edge: str | None = INK, width: float = 5, radius: float = 0) -> None:
        """A filled rectangle."""
        self._draw.rounded_rectangle(
            [value * _FINE for value in box], radius * _FINE, fill, edge, round(width * _FINE) if edge else 0
        )

    def disc(self, x: float, y: float, radius: float, fill: str, *, edge: str | None = INK, width: float = 5) -> None:
        """A filled circle."""
        box = [value * _FINE for value in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.ellipse(box, fill, edge, round(width * _FINE) if edge else 0)

    def line(self, points: Sequence[tuple[float, float]], colour: str = INK, *, width: float = 5) -> None:
        """A line with round ends."""
        scaled = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.line(scaled, colour, round(width * _FINE), joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            half = width * _FINE / 2
            self._draw.ellipse((x - half, y - half, x + half, y + half), colour)

    def weave(self, box: Box, key: str, *, count: int, upright: bool = False, ground: str | None = None) -> None:
        """A woven belt of `count` signs that fills the box; `upright` turns it."""
        names = [f"{key}-{number}" for number in range(count)]
        drawn = signs(key, names)
        look = look_of(key)
        left, top, right, bottom = (value * _FINE for value in box)
        self._draw.rectangle((left, top, right, bottom), fill=ground or DYES[look.dye])
        along, across = (bottom - top, right - left) if upright else (right - left, bottom - top)
        step, thread = along / (PERIOD * count), across / ACROSS
        half = ACROSS // 2
        for y in range(-half, half + 1):
            for x in range(PERIOD * count):
                colour = cell(look, drawn[x // PERIOD], x % PERIOD, y)
                if colour in (FIGURE, THREAD):
                    paint = PAPER if colour == FIGURE else AMBER
                    a, b = x * step, (y + half) * thread
                    spot = (left + b, top + a, left + b + thread, top + a + step) if upright else (
                        left + a, top + b, left + a + step, top + b + thread
                    )  # fmt: skip
                    self._draw.rectangle([round(value) for value in spot], fill=paint)

    def sign(self, x: float, y: float, size: float, key: str, *, ink: str = INK) -> None:
        """One sign of a belt, without its ground; x, y is the centre."""
        (drawn,) = signs(key, [key])
        look, step = look_of(key), size * _FINE / (PERIOD + 1)
        for row in range(-REACH, REACH + 1):
            for column in range(PERIOD + 1):
                if abs(column - REACH) + abs(row) > REACH:
                    continue
                colour = cell(look, drawn, column, row)
                if colour in (FIGURE, THREAD):
                    a, b = x * _FINE + (column - REACH - 0.5) * step, y * _FINE + (row - 0.5) * step
                    spot = [round(value) for value in (a, b, a + step, b + step)]
                    self._draw.rectangle(spot, fill=ink if colour == FIGURE else AMBER)

    def symbol(self, box: Box, name: str, *, ink: str = INK) -> None:
        """A symbol of the communication cards, fitted into the box."""
        left, top, right, bottom = box
        scale = min(right - left, bottom - top) / 100
        for outline in SYMBOLS[name]:
            points = [(left + x * scale, top + y * scale) for x, y in outline.points]
            if outline.filled:
                self.area(points, ink, edge=ink, width=6 * scale)
            else:
                self.line([*points, points[0]] if outline.closed else points, ink, width=6 * scale)

    def finished(self) -> Image.Image:
        """The picture at its real size."""
        return self._image.reduce(_FINE)

    def jpeg(self) -> bytes:
        """The picture as JPEG."""
        target = BytesIO()
        self.finished().save(target, "JPEG", quality=84, subsampling=0)
        return target.getvalue()
