"""Twenty-four symbols for communication cards, each a few outlines on a square of 100 units, y downwards.

Simple on purpose: one thick line, no faces of people, no arrows but one, so that a child reads them and a printer
without colour keeps them. PDF and pictures draw the same outlines.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """A line through points; closed and filled if asked."""

    points: tuple[Point, ...]
    closed: bool = False
    filled: bool = False


def _line(*points: Point) -> Outline:
    return Outline(points)


def _shape(*points: Point) -> Outline:
    return Outline(points, closed=True)


def _area(*points: Point) -> Outline:
    return Outline(points, closed=True, filled=True)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Point, ...]:
    """Points on a circle; degrees clockwise from the right."""
    steps = max(6, int(abs(end - start) / 6))
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((round(x + radius * math.cos(turn), 3), round(y + radius * math.sin(turn), 3)) for turn in turns)


def _ring(x: float, y: float, radius: float) -> Outline:
    return Outline(_arc(x, y, radius, 0, 360), closed=True)


def _disc(x: float, y: float, radius: float) -> Outline:
    return Outline(_arc(x, y, radius, 0, 360), closed=True, filled=True)


def _box(left: float, top: float, right: float, bottom: float, *, filled: bool = False) -> Outline:
    return Outline(((left, top), (right, top), (right, bottom), (left, bottom)), closed=True, filled=filled)


def _rays(x: float, y: float, near: float, far: float, count: int) -> tuple[Outline, ...]:
    turns = [2 * math.pi * number / count for number in range(count)]
    return tuple(
        _line(
            (x + near * math.cos(turn), y + near * math.sin(turn)),
            (x + far * math.cos(turn), y + far * math.sin(turn)),
        )
        for turn in turns
    )


def _snowflake() -> tuple[Outline, ...]:
    outlines = []
    for number in range(6):
        turn = math.radians(60 * number - 90)
        along, across = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        outlines.append(_line((50, 50), (50 + 36 * along[0], 50 + 36 * along[1])))
        tips = [(50 + 32 * along[0] + s * 10 * across[0], 50 + 32 * along[1] + s * 10 * across[1]) for s in (-1, 1)]
        outlines.append(_line(tips[0], (50 + 22 * along[0], 50 + 22 * along[1]), tips[1]))
    return tuple(outlines)


_SPEAKER = _area((16, 40), (32, 40), (52, 22), (52, 78), (32, 60), (16, 60))
_FACE = (_ring(50, 50, 36), _disc(37, 42, 4.5), _disc(63, 42, 4.5))


def _open_book(top: float) -> tuple[Outline, ...]:
    left = _shape((50, top + 8), (14, top), (14, top + 42), (50, top + 50))
    return left, _shape((50, top + 8), (86, top), (86, top + 42), (50, top + 50))


SYMBOLS: Mapping[str, tuple[Outline, ...]] = {
    "yes": (_line((18, 54), (40, 76), (82, 24)),),
    "no": (_line((24, 24), (76, 76)), _line((76, 24), (24, 76))),
    "pause": (_box(27, 20, 43, 80, filled=True), _box(57, 20, 73, 80, filled=True)),
    "help": (
        _disc(46, 24, 11),
        _line((46, 40), (46, 66), (32, 90)),
        _line((46, 66), (60, 90)),
        _line((26, 62), (46, 44), (66, 40), (78, 14)),
    ),
    "drink": (_shape((28, 18), (72, 18), (64, 84), (36, 84)), _area((31, 44), (69, 44), (64, 84), (36, 84))),
    "eat": (
        Outline(_arc(50, 52, 34, 0, 180), closed=True, filled=True),
        _line((36, 40), (40, 30), (36, 20)),
        _line((54, 40), (58, 30), (54, 20)),
        _line((34, 90), (66, 90)),
    ),
    "toilet": (
        _box(22, 14, 40, 50),
        _line((36, 52), (82, 52)),
        _area((38, 58), (80, 58), (72, 74), (58, 78), (58, 90), (38, 90)),
    ),
    "quiet": (_SPEAKER, _line((64, 38), (88, 62)), _line((88, 38), (64, 62))),
    "loud": (
        _SPEAKER,
        Outline(_arc(52, 50, 14, -45, 45)),
        Outline(_arc(52, 50, 26, -45, 45)),
        Outline(_arc(52, 50, 38, -45, 45)),
    ),
    "light": (_disc(50, 50, 18), *_rays(50, 50, 27, 40, 8)),
    "book": _open_book(26),
    "read": (
        *_open_book(46),
        _shape((26, 8), (74, 8), (74, 32), (56, 32), (50, 42), (44, 32), (26, 32)),
        _line((36, 20), (64, 20)),
    ),
    "chair": (_line((32, 12), (32, 88)), _line((32, 54), (70, 54), (70, 88))),
    "door": (_box(50, 12, 86, 88), _line((72, 50), (14, 50)), _line((28, 36), (14, 50), (28, 64))),
    "hot": (
        Outline((*_arc(44, 22, 8, 180, 360), *_arc(44, 74, 14, -55, 235)), closed=True),
        _disc(44, 74, 8),
        _line((44, 66), (44, 30)),
        _line((66, 30), (82, 30)),
        _line((66, 44), (78, 44)),
        _line((66, 58), (82, 58)),
    ),
    "cold": _snowflake(),
    "hurts": (
        _shape((22, 62), (62, 22), (78, 38), (38, 78)),
        _line((36, 48), (52, 64)),
        _line((48, 36), (64, 52)),
        _disc(50, 50, 3),
        *_rays(78, 78, 4, 14, 4),
    ),
    "good": (*_FACE, Outline(_arc(50, 52, 20, 25, 155))),
    "sad": (*_FACE, Outline(_arc(50, 78, 18, 215, 325))),
    "tired": (
        Outline((*_arc(40, 54, 30, -60, 200), *_arc(46, 40, 27, 165, -25)[:24]), closed=True, filled=True),
        _line((62, 12), (84, 12), (62, 34), (84, 34)),
    ),
    "more": (_box(42, 18, 58, 82, filled=True), _box(18, 42, 82, 58, filled=True)),
    "finished": (
        Outline(_arc(50, 50, 38, 22.5, 382.5)[::7][:8], closed=True),
        _box(30, 44, 70, 56, filled=True),
    ),
    "wait": (_ring(50, 50, 36), _line((50, 26), (50, 50), (66, 60))),
    "home": (
        _line((12, 52), (50, 16), (88, 52)),
        _line((22, 46), (22, 86), (78, 86), (78, 46)),
        _box(42, 60, 58, 86, filled=True),
    ),
}
