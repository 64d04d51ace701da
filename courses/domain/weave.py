"""Woven belts from keys: one course is one belt, one unit is one sign in it.

Nothing is drawn by hand and nothing is stored: the same keys give the same bytes. A belt is one SVG file whose
colours are CSS custom properties (`--dye`, `--fig`, `--thread`, `--warp`, `--float`), so that a page which shows it
through `<use href="….svg#belt">` colours it in every presentation, and one cached file serves every learner: progress
is a clip, not another drawing. Lengths in the file: one sign is 1 wide, the belt is 1.375 across.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from courses.domain.motifs import (
    BARBED,
    CORNERS,
    EDGE,
    FIGURE,
    GROUND,
    INSIDE,
    REACH,
    SELVEDGES,
    SIGNS,
    THREAD,
    corner,
    selvedge,
)

DYES: Final[Mapping[str, str]] = {
    "sea": "#0B4650",
    "indigo": "#26406F",
    "madder": "#7A2B2B",
    "moss": "#3B5226",
    "heather": "#573B60",
    "peat": "#4B4034",
}
"""Plant dyes: name (the page's `data-dye`) -> colour used where no page style reaches (a file opened alone, e-mail)."""

PERIOD: Final = 2 * REACH
"""Threads one sign takes along the belt."""

ACROSS: Final = 2 * (REACH + EDGE) + 1
"""Threads across the belt."""

APART: Final = 3
"""A kind of sign does not come back within this many units."""

_T = TypeVar("_T")

_LINEN, _AMBER, _WARP = "#F6F6F1", "#F2A324", "#8FA5A5"


@dataclass(frozen=True, slots=True)
class Look:
    """What makes one course's belt its own, whatever units it has."""

    dye: str
    corner: str
    selvedge: str
    barb: int
    inner: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A unit's drawing: its kind (a name in `SIGNS`) and which of the kind's two variants."""

    kind: str
    variant: bool


def _number(*words: str) -> int:
    # A digest, not random.Random: its sequence is promised by a standard, not by a Python version.
    return int.from_bytes(hashlib.sha256("\x1f".join(words).encode()).digest(), "big")


def _ranked(items: Iterable[_T], key: str) -> list[_T]:
    """All items, in the order in which `key` prefers them."""
    return sorted(items, key=lambda item: _number(key, str(item)))


def _preferences(course_key: str) -> Iterator[tuple[str, str, str]]:
    """Every dye, corner and selvedge together, best liked first."""
    trios = [(d, c, s) for d in DYES for c in CORNERS for s in SELVEDGES]
    yield from _ranked(trios, f"look:{course_key}")


def _look(course_key: str, dye_corner_selvedge: tuple[str, str, str]) -> Look:
    number = _number("frame", course_key)
    return Look(*dye_corner_selvedge, barb=(0, 3, 4)[number % 3], inner=number // 3 % 4 == 0)


def look_of(course_key: str) -> Look:
    """The look a course has when no other course stands in its way."""
    return _look(course_key, next(_preferences(course_key)))


def looks(course_keys: Sequence[str]) -> dict[str, Look]:
    """A look for each course, with no look-alikes.

    Earlier keys choose first, so give the courses in the order of their age: a new course never changes an old belt.
    No two share dye, corner and selvedge while such trios last (300), nor dye and corner while pairs last (60), and
    the dyes are used evenly; within that each course takes what it likes best. Repeated keys are one course.
    """
    chosen: dict[str, Look] = {}
    trios: set[tuple[str, str, str]] = set()
    pairs: set[tuple[str, str]] = set()
    dyed: Counter[str] = Counter()
    for key in course_keys:
        if key in chosen:
            continue
        # min() keeps the first of equals, and the preferences come best liked first.
        trio = min(_preferences(key), key=lambda trio: (trio in trios, trio[:2] in pairs, dyed[trio[0]]))
        trios.add(trio)
        pairs.add(trio[:2])
        dyed[trio[0]] += 1
        chosen[key] = _look(key, trio)
    return chosen


def dye(course_key: str) -> str:
    """The name of the course's dye, for `data-dye`; a name in `DYES`."""
    return look_of(course_key).dye


def signs(course_key: str, unit_keys: Sequence[str]) -> list[Sign]:
    """One sign per unit, in order; no kind comes back within `APART` units.

    A unit likes kinds in an order of its own, so moving a unit changes its neighbours' signs only where they clash.
    """
    chosen: list[Sign] = []
    for unit in unit_keys:
        near = {sign.kind for sign in chosen[-APART:]}
        kind = next(k for k in _ranked(SIGNS, f"sign:{course_key}:{unit}") if k not in near)
        chosen.append(Sign(kind=kind, variant=_number("variant", course_key, unit) % 2 == 0))
    return chosen


def cell(look: Look, sign: Sign, x: int, y: int) -> int:
    """The colour of one thread of one period.

    `x` runs 0…PERIOD (both ends are the line shared with the neighbours), `y` from -(REACH+EDGE) to REACH+EDGE.
    """
    u, v = abs(x - REACH), abs(y)
    if v > REACH:
        return selvedge(look.selvedge, u, v - REACH)
    d = u + v
    if d > REACH:
        return corner(look.corner, REACH - u, REACH - v)
    return _in_frame(look, sign, u, v)


def _in_frame(look: Look, sign: Sign, u: int, v: int) -> int:
    d = u + v
    if d in (REACH, REACH - 1):
        return FIGURE
    airy = sign.kind in BARBED
    if look.barb and airy and d >= REACH - 4 and (u - v) % look.barb == 0 and (u + v) % 2 == 0 and min(u, v) >= 2:
        return FIGURE
    if look.inner and not airy and d == INSIDE + 1:
        return FIGURE if (u - v) % 4 == 0 else GROUND
    return SIGNS[sign.kind](u, v, sign.variant) if d <= INSIDE else GROUND


def _runs(colour_at: Callable[[int, int], int], columns: int, rows: range, colour: int) -> str:
    """Path data: each unbroken run of one colour along a row is one stroke, as a float lies on a real belt."""
    strokes = []
    for y in rows:
        start = None
        for x in range(columns + 1):
            hit = x < columns and colour_at(x, y) == colour
            if hit and start is None:
                start = x
            elif not hit and start is not None:
                strokes.append(f"M{start} {y - rows.start}h{x - start}")
                start = None
    return "".join(strokes)


def _stroke(path: str, colour: str, width: str = "var(--float,.9)") -> str:
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" d="{path}"/>' if path else ""


def _two_colours(colour_at: Callable[[int, int], int], columns: int, rows: range) -> str:
    return _stroke(_runs(colour_at, columns, rows, FIGURE), f"var(--fig,{_LINEN})") + _stroke(
        _runs(colour_at, columns, rows, THREAD), f"var(--thread,{_AMBER})"
    )


# Half a thread to the left: the columns on the lines between signs are cut in the middle, so each sign's share of
# the belt is exactly symmetric and any piece of the belt can begin or end at a whole number of signs.
_TO_UNITS: Final = f'transform="scale({1 / PERIOD:.8f}) translate(-.5 .5)"'
_ROWS: Final = range(-REACH - EDGE, REACH + EDGE + 1)
_SIGN_ROWS: Final = range(-REACH, REACH + 1)
_SIGN_SIZE: Final = PERIOD + 1


def _belt_group(look: Look, drawn: Sequence[Sign]) -> str:
    def colour_at(x: int, y: int) -> int:
        index = min(x // PERIOD, len(drawn) - 1)
        return cell(look, drawn[index], x - index * PERIOD, y)

    ground = f'<path fill="var(--dye,{DYES[look.dye]})" d="M0 0h{len(drawn)}v{ACROSS / PERIOD}H0z"/>'
    threads = _two_colours(colour_at, len(drawn) * PERIOD + 1, _ROWS) if drawn else ""
    return f'<g id="belt">{ground}<g {_TO_UNITS}>{threads}</g></g>'


def _warp_group(length: int) -> str:
    lines = "".join(f"M0 {row}h{length * PERIOD + 1}" for row in range(0, ACROSS, 2))
    return f'<g id="warp"><g {_TO_UNITS}>{_stroke(lines, f"var(--warp,{_WARP})", ".28")}</g></g>'


def _here_group() -> str:
    def colour_at(x: int, y: int) -> int:
        d = abs(x - REACH) + abs(y)
        return THREAD if d in (REACH, REACH - 1) else GROUND

    lozenge = _stroke(_runs(colour_at, PERIOD + 1, _ROWS, THREAD), f"var(--here,var(--thread,{_AMBER}))", "1")
    return f'<g id="here"><g {_TO_UNITS}>{lozenge}</g></g>'


def _fringe_group(course_key: str) -> str:
    lines = "".join(f"M0 {row}h{8 + _number('fringe', course_key, str(row)) % 4}" for row in range(0, ACROSS, 2))
    return f'<g id="fringe"><g {_TO_UNITS}>{_stroke(lines, f"var(--warp,{_WARP})", ".28")}</g></g>'


def _sign_threads(look: Look, sign: Sign) -> str:
    def colour_at(x: int, y: int) -> int:
        u, v = abs(x - REACH), abs(y)
        return _in_frame(look, sign, u, v) if u + v <= REACH else GROUND

    return f'<g transform="translate(0 .5)">{_two_colours(colour_at, _SIGN_SIZE, _SIGN_ROWS)}</g>'


def belt_svg(course_key: str, unit_keys: Sequence[str], look: Look | None = None) -> str:
    """The SVG file of a course: ids `belt`, `warp`, `here`, `fringe`, and `sign-1` … `sign-n` (symbols).

    `look` defaults to `look_of(course_key)`; give the course's entry of `looks()` where several courses meet.
    Opened alone, the file shows the whole belt in its dye.
    """
    look = look or look_of(course_key)
    drawn = signs(course_key, unit_keys)
    symbols = "".join(
        f'<symbol id="sign-{number}" viewBox="0 0 {_SIGN_SIZE} {_SIGN_SIZE}">{_sign_threads(look, sign)}</symbol>'
        for number, sign in enumerate(drawn, start=1)
    )
    parts = _warp_group(len(drawn)) + _here_group() + _fringe_group(course_key) + symbols
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {max(len(drawn), 1)} {ACROSS / PERIOD}">'
        f"<defs>{parts}</defs>{_belt_group(look, drawn)}</svg>"
    )


def sign_svg(course_key: str, unit_keys: Sequence[str], index: int, look: Look | None = None) -> str:
    """One unit's sign as a file of its own; `index` counts from 0. Raises IndexError past the last unit."""
    look = look or look_of(course_key)
    sign = signs(course_key, unit_keys)[index]
    threads = _sign_threads(look, sign).replace(f"var(--fig,{_LINEN})", f"var(--fig,{DYES[look.dye]})")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIGN_SIZE} {_SIGN_SIZE}">{threads}</svg>'
