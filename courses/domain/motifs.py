"""The drawings a belt is woven from: signs, corners and edges as yes/no questions about one thread.

Every drawing is a function of *distances* (never of signed coordinates), so what it draws is mirrored left to
right and top to bottom whatever it says. A turning hooked cross has no mirror line and therefore cannot come out.
Belts of Latgale and Pasvalys Highland use the same grammar: a lozenge frame, a sign in it, triangles in the corners.
"""

from collections.abc import Callable, Mapping
from typing import Final

GROUND: Final = 0
FIGURE: Final = 1
THREAD: Final = 2  # the one warm accent colour

REACH: Final = 12
"""Threads from the middle of a sign to the tip of its lozenge; one sign takes 2 × REACH threads along the belt."""

EDGE: Final = 4
"""Threads of selvedge on each long side."""

INSIDE: Final = REACH - 3  # a sign keeps this far from the centre, so that it never touches its frame

Cell = Callable[[int, int, bool], int]
"""(distance along the belt, distance across it, variant) -> GROUND, FIGURE or THREAD."""


def _star(u: int, v: int, size: int) -> bool:
    low, high = min(u, v), max(u, v)
    return 1 <= low <= size and low + 1 <= high <= low + size


def _figure(yes: bool) -> int:
    return FIGURE if yes else GROUND


def _star_sign(u: int, v: int, variant: bool) -> int:
    if _star(u, v, 3):
        return FIGURE
    if u == v == 0:
        return THREAD
    return _figure(variant and u + v == INSIDE and min(u, v) == 0)


def _rings(u: int, v: int, variant: bool) -> int:
    d = u + v
    if d in (7, 8):
        return FIGURE
    if d in (3, 4):
        return FIGURE if variant else THREAD
    if d <= (0 if variant else 1):
        return THREAD if variant else FIGURE
    return GROUND


def _cross(u: int, v: int, variant: bool) -> int:
    low, high = min(u, v), max(u, v)
    if (low == 0 and high <= 8) or (high in (5, 6) and low <= 3):
        return FIGURE
    if u == v and u in (2, 3):
        return THREAD
    return _figure(variant and u == v == 4)


def _paws(u: int, v: int, variant: bool) -> int:
    for away in (abs(u - 6) + v, u + abs(v - 6)):
        if away <= 2:
            return GROUND if away == 0 and variant else FIGURE
    if u + v <= 2:
        return GROUND if u + v == 0 and not variant else THREAD
    return _figure(u == v == 4)


def _saltire(u: int, v: int, variant: bool) -> int:
    low, high = min(u, v), max(u, v)
    if u == v and u <= 4:
        return FIGURE
    if high - low == 1:
        return _figure(variant or u + v >= 5)
    return THREAD if high in (7, 8) and low <= 1 else GROUND


def _sun(u: int, v: int, variant: bool) -> int:
    d = u + v
    if d <= 1:
        return THREAD
    if d in (4, 5) or (min(u, v) == 0 and d >= 6) or (u == v and u in (3, 4)):
        return FIGURE
    return _figure(variant and abs(u - v) == 2 and d == 8)


def _net(u: int, v: int, variant: bool) -> int:
    d = u + v
    if d <= 1:
        return THREAD
    if d in (8, 9) or abs(u - v) in ((0, 6) if variant else (3, 9)):
        return FIGURE
    return _figure(d == 4)


def _antlers(u: int, v: int, _variant: bool) -> int:
    d = u + v
    if d <= 1:
        return THREAD
    if d in (3, 4) or (v == 0 and 5 <= u <= 8) or (u == 0 and 5 <= v <= INSIDE):
        return FIGURE
    return _figure((u, v) in {(8, 1), (7, 2), (6, 3), (1, 8), (2, 7), (3, 6)})


def _firs(u: int, v: int, variant: bool) -> int:
    """Two fir trees, root to root."""
    if u == 0:
        return THREAD if v <= 1 else FIGURE
    rungs = (3, 5, 7, 9) if variant else (4, 6, 9)
    return _figure(u + v in rungs and v >= 2)


def _wheel(u: int, v: int, variant: bool) -> int:
    low, high = min(u, v), max(u, v)
    if high == 0 or (variant and high == low == 1):
        return THREAD
    if (high == 6 and low <= 2) or (u == v == 4) or (high, low) == (5, 3):
        return FIGURE
    if low == 0:
        return FIGURE
    return _figure(u == v and u <= 2 and not variant)


def _hourglass(u: int, v: int, variant: bool) -> int:
    if 1 <= v <= 6 and u < v and u + v <= INSIDE:
        return GROUND if variant and u == 0 and v in (4, 5) else FIGURE
    if (v == 0 and 4 <= u <= 7) or (v == 1 and u in (5, 6)):
        return THREAD
    return _figure(u + v == INSIDE and v <= 2)


def _comb(u: int, v: int, variant: bool) -> int:
    """Bars across a lozenge."""
    if u == 0 and v % 2 == 1:
        return THREAD
    return _figure(v % 2 == 0 and u + v <= (8 if variant else 9) and not (variant and v == 0 and u < 2))


def _blossom(u: int, v: int, variant: bool) -> int:
    low, high = min(u, v), max(u, v)
    if high <= 1:
        return THREAD if low == 0 or variant else GROUND
    if (high - 5) ** 2 + low**2 <= 5:
        return GROUND if (high, low) == (5, 0) else FIGURE
    return _figure(u == v and u in (3, 4))


def _bricks(u: int, v: int, variant: bool) -> int:
    """A chequered lozenge of 3 × 3 patches."""
    if u + v > INSIDE - 1:
        return GROUND
    patch = (u + 1) // 3 + (v + 1) // 3
    if patch == 0:
        return THREAD if variant or u + v == 0 else FIGURE
    return _figure(patch % 2 == 0)


def _eyes(u: int, v: int, variant: bool) -> int:
    away = abs(u - 5) + v
    if away == 0:
        return THREAD
    if away in (2, 3):
        return FIGURE
    if u == 0 and 4 <= v <= INSIDE:
        return FIGURE
    return _figure(variant and v == 6 and u <= 2)


def _wings(u: int, v: int, variant: bool) -> int:
    """Four arrowheads looking outwards."""
    low, high = min(u, v), max(u, v)
    if high == 0:
        return THREAD
    if high + low in (8, 9) and low <= 2:
        return FIGURE
    if high + low in (5, 6) and low <= 2:
        return THREAD if low == 0 and not variant else FIGURE
    return _figure(high + low == 2)


def _ladder(u: int, v: int, variant: bool) -> int:
    """Two posts and their rungs."""
    if u == 3 and v <= 6:
        return FIGURE
    if u < 3 and v % 3 == 0 and v <= 6:
        return THREAD if v == 0 else FIGURE
    return _figure((4 <= u <= 7 and u + v == (8 if variant else 7)) or (u in (6, 7) and v == 0))


def _drops(u: int, v: int, variant: bool) -> int:
    """A point, and four pairs of drops on the diagonals."""
    low, high = min(u, v), max(u, v)
    if u + v <= (0 if variant else 1):
        return THREAD
    if low >= 2 and high - low <= 1 and u + v <= 8:
        return GROUND if u == v == 3 else FIGURE
    return _figure(low == 0 and high in (4, 7, 8))


SIGNS: Final[Mapping[str, Cell]] = {
    "star": _star_sign,
    "rings": _rings,
    "cross": _cross,
    "paws": _paws,
    "saltire": _saltire,
    "sun": _sun,
    "net": _net,
    "antlers": _antlers,
    "firs": _firs,
    "wheel": _wheel,
    "hourglass": _hourglass,
    "comb": _comb,
    "blossom": _blossom,
    "bricks": _bricks,
    "eyes": _eyes,
    "wings": _wings,
    "ladder": _ladder,
    "drops": _drops,
}
"""Name -> drawing. Names are stored nowhere; the order matters to the generator, so new signs go at the end."""

BARBED: Final = frozenset({"cross", "paws", "antlers", "wheel", "blossom", "eyes", "wings", "drops"})
"""Signs airy enough to bear the frame's barbs."""


def corner(kind: str, along: int, across: int) -> int:
    """The triangle between two lozenges.

    `along` counts from the line between two signs, `across` from the inner side of the selvedge; both ≥ 0.
    """
    e = along + across
    deep = REACH - 4  # keeps one free thread between the corner and the frame
    match kind:
        case "chevron":
            return FIGURE if e in (deep, deep - 1) else THREAD if e <= 2 else GROUND
        case "comb":
            return _figure(along % 2 == 0 and e <= deep)
        case "halfstar":
            return FIGURE if _star(along, across, 3) else THREAD if e == 0 else GROUND
        case "eye":
            return FIGURE if e in (5, 6) else THREAD if e <= 2 else GROUND
        case "steps":
            return FIGURE if 4 <= e <= deep else THREAD if e <= 1 else GROUND
        case "sheaf":
            return FIGURE if along <= 1 and across <= deep - 1 else THREAD if along == 3 and across <= 3 else GROUND
        case "bars":
            return _figure(across % 2 == 0 and e <= deep)
        case "seeds":
            return _figure(along % 2 == 0 and across % 2 == 0 and e <= deep)
        case "fir":
            return FIGURE if e <= deep and (along == 0 or e in (3, 5, 8)) else GROUND
        case "lattice":
            return THREAD if e == 0 else _figure(e <= deep and (e == deep or (along - across) % 4 == 0))
        case _:
            msg = f"no corner is called {kind!r}"
            raise ValueError(msg)


CORNERS: Final = ("chevron", "comb", "halfstar", "eye", "steps", "sheaf", "bars", "seeds", "fir", "lattice")

SELVEDGES: Final = ("line", "tick", "pair", "twist", "plain")


def selvedge(kind: str, along: int, row: int) -> int:
    """The long edge; `along` is the distance from the middle of a sign (0…REACH), `row` 1 (inner) … EDGE (outer)."""
    match kind:
        case "line":
            return _figure(row == 2)
        case "tick":
            return _figure(row == 2 and along % 6 in (0, 1, 5))
        case "pair":
            return FIGURE if row == 2 else THREAD if row == EDGE else GROUND
        case "twist":
            return _figure((row == 2 and along % 4 != 2) or (row == 3 and along % 4 == 2))
        case "plain":
            return THREAD if row == 2 else GROUND
        case _:
            msg = f"no selvedge is called {kind!r}"
            raise ValueError(msg)
