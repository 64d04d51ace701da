"""The woven belt that frames a certificate: a geometric generator in the manner of a pick-up weave.

A belt is a lattice of touching rhombi. Every cell is decided by its distance from the nearest
rhombus centre, so the pattern is mirror-symmetric on both axes: it may be turned and mirrored
freely, and no motif with turning arms (a hooked cross) can ever come out of it.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GROUND, INK, AMBER = 0, 1, 2
REACH = 8  # half a rhombus, in cells
ROWS = 2 * REACH + 5  # rhombus, a gap and an edge thread on both sides
PERIOD = 2 * REACH  # one rhombus to the next

# What lies inside a rhombus, by the distances along and across from its centre, in cells.
Motif = Callable[[int, int], int]


def _heart(dx: int, dy: int) -> int:
    """Nested rhombi."""
    distance = dx + dy
    if distance <= 1:
        return AMBER
    return INK if distance in {3, 4} else GROUND


def _cross(dx: int, dy: int) -> int:
    """An even-armed cross of steps."""
    far, near = max(dx, dy), min(dx, dy)
    if far + near == 0:
        return AMBER
    return INK if (near == 0 and far <= 4) or (near == 1 and far in {2, 3}) else GROUND


def _star(dx: int, dy: int) -> int:
    """Eight short rays, the morning star."""
    far, near = max(dx, dy), min(dx, dy)
    if far + near <= 1:
        return AMBER
    rays = (far == near and far <= 2) or (near == 0 and 2 < far <= 4) or (near == 1 and far == 3)
    return INK if rays else GROUND


def _seed(dx: int, dy: int) -> int:
    """A full rhombus with an open eye."""
    distance = dx + dy
    if distance == 0:
        return AMBER
    return INK if 2 <= distance <= 4 else GROUND


MOTIFS: tuple[Motif, ...] = (_heart, _cross, _star, _seed)


@dataclass(frozen=True, slots=True)
class Belt:
    """Two motifs that alternate along the belt, by their places in :data:`MOTIFS`."""

    first: int
    second: int

    @classmethod
    def of(cls, key: str) -> "Belt":
        """The belt of a key; the same key always gives the same belt."""
        number = hashlib.sha256(key.encode()).digest()[0]
        first = number % len(MOTIFS)
        return cls(first, (first + 1 + number // 16 % (len(MOTIFS) - 1)) % len(MOTIFS))

    def motif(self, nth: int) -> Motif:
        """What lies inside the ``nth`` rhombus."""
        return MOTIFS[(self.first, self.second)[nth % 2]]

    def cell(self, x: int, y: int) -> int:
        """Colour of the cell ``x`` along the belt (0 is the first centre) and ``y`` across it (0 is the middle)."""
        across = abs(y)
        if across == REACH + 2:
            return INK  # edge thread
        if across == REACH + 1:
            return GROUND
        nth, offset = divmod(x + REACH, PERIOD)
        along = abs(offset - REACH)
        distance = along + across
        if distance in {REACH, REACH - 1}:
            return INK  # the lattice
        if distance < REACH - 1:
            return self.motif(nth)(along, across)
        return _corner_cell(2 * REACH - distance)

    def runs(self, count: int, *, colour: int) -> Iterator[tuple[int, int, int]]:
        """Rectangles ``(x, y, width)`` in cells of one colour for ``count`` rhombi, from the top left."""
        length = count * PERIOD + 1
        for y in range(-REACH - 2, REACH + 3):
            start: int | None = None
            for x in range(length + 1):
                on = x < length and self.cell(x - REACH, y) == colour
                if on and start is None:
                    start = x
                elif not on and start is not None:
                    yield start, y + REACH + 2, x - start
                    start = None

    def corner(self, *, colour: int) -> Iterator[tuple[int, int, int]]:
        """Cells of one colour of the square tile that closes a frame: a motif in a rhombus."""
        centre = ROWS // 2
        for y in range(ROWS):
            for x in range(ROWS):
                if self._corner_tile_cell(abs(x - centre), abs(y - centre), centre=centre) == colour:
                    yield x, y, 1

    def _corner_tile_cell(self, dx: int, dy: int, *, centre: int) -> int:
        edge, distance = max(dx, dy), dx + dy
        if edge == centre:
            return INK
        if edge == centre - 1:
            return GROUND
        if distance in {REACH, REACH - 1}:
            return INK
        if distance < REACH - 1:
            return self.motif(1)(dx, dy)
        rest = 2 * REACH - distance
        return AMBER if rest == 0 else _corner_cell(rest)


def _corner_cell(rest: int) -> int:
    """Colour in the triangle between two rhombi, by the distance from the triangle's corner."""
    if rest in {4, 5}:
        return INK
    return AMBER if rest in {1, 2} else GROUND
