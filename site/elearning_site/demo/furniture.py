"""Things that stand in the drawn rooms. Every function takes the easel and where the thing stands."""

import math

from elearning_site.demo.easel import AMBER, GLOW, INK, PAPER, SOFT, TINT, WHITE, Easel, dye_for


def room(easel: Easel, *, wall: str = TINT, floor: str = "#D9DFD8", line: float = 640) -> None:
    """A wall and a floor with an ink rule between."""
    easel.box((0, 0, 1600, line), wall, edge=None)
    easel.box((0, line, 1600, 900), floor, edge=None)
    easel.line([(-10, line), (1610, line)], width=4)


def rug(easel: Easel, left: float, top: float, right: float, *, height: float = 90) -> None:
    """A woven rug with fringes, seen from the side."""
    count = max(3, round((right - left) / height * 1.375))
    easel.weave((left, top, right, top + height), f"rug-{easel.key}", count=count)
    for number in range(9):
        y = top + 6 + number * (height - 12) / 8
        easel.line([(left - 18, y), (left, y)], SOFT, width=3)
        easel.line([(right, y), (right + 18, y)], SOFT, width=3)


def lamp(easel: Easel, x: float, y: float, *, lit: bool = True, height: float = 420) -> None:
    """A floor lamp whose foot stands at x, y, with its cone of light."""
    top = y - height
    if lit:
        easel.area([(x - 70, top + 90), (x + 70, top + 90), (x + 190, y), (x - 190, y)], GLOW, edge=None)
    easel.line([(x, top + 60), (x, y)], width=9)
    easel.line([(x - 55, y), (x + 55, y)], width=12)
    easel.area([(x - 45, top), (x + 45, top), (x + 85, top + 100), (x - 85, top + 100)], AMBER if lit else SOFT)


def armchair(easel: Easel, x: float, y: float, *, colour: str | None = None) -> None:
    """An armchair 300 wide whose left foot stands at x, y."""
    dye = colour or dye_for(easel.key)
    easel.box((x + 40, y - 330, x + 260, y - 60), dye, radius=40)
    easel.box((x + 20, y - 170, x + 280, y - 40), dye, radius=24)
    for left in (x, x + 236):
        easel.box((left, y - 220, left + 64, y - 30), dye, radius=28)
    for foot in (x + 36, x + 264):
        easel.line([(foot, y - 28), (foot, y)], width=12)


def bookcase(easel: Easel, left: float, top: float, right: float, bottom: float, *, shelves: int = 4) -> None:
    """A bookcase full of books of uneven height, decided by the picture's key."""
    easel.box((left, top, right, bottom), PAPER, width=8)
    step = (bottom - top) / shelves
    for shelf in range(shelves):
        base = top + (shelf + 1) * step
        x, number = left + 18, shelf * 7
        while x < right - 52:
            width, tall = 22 + (number * 13) % 20, step * (0.58 + (number * 29 % 26) / 100)
            if (number + shelf) % 6 == 5:
                easel.disc(x + 24, base - 30, 22, AMBER)
                width = 50
            else:
                easel.box((x, base - tall, x + width, base - 6), dye_for(easel.key, number), width=3)
            x, number = x + width + 5, number + 1
        easel.line([(left, base), (right, base)], width=7)


def chair(easel: Easel, x: float, y: float, *, facing: int = 1, colour: str | None = None) -> None:
    """A chair seen from the side; x, y is the back foot, `facing` 1 looks right and -1 left."""
    dye = colour or dye_for(easel.key, 1)
    easel.line([(x, y - 330), (x, y)], width=13)
    easel.line([(x + facing * 130, y - 150), (x + facing * 130, y)], width=13)
    seat = sorted((x, x + facing * 145))
    easel.box((seat[0] - 8, y - 172, seat[1] + 8, y - 140), dye)
    back = sorted((x - facing * 14, x + facing * 16))
    easel.box((back[0], y - 340, back[1], y - 210), dye)


def table(easel: Easel, left: float, right: float, y: float, *, height: float = 240) -> None:
    """A table whose feet stand at y."""
    easel.line([(left + 40, y - height), (left + 40, y)], width=14)
    easel.line([(right - 40, y - height), (right - 40, y)], width=14)
    easel.box((left, y - height - 26, right, y - height), WHITE)


def open_book(easel: Easel, x: float, y: float, *, width: float = 200) -> None:
    """An open book lying at x, y (the middle of its lower edge)."""
    half, tall = width / 2, width * 0.28
    for side in (-1, 1):
        page = [(x, y), (x + side * half, y - tall * 0.35), (x + side * half, y - tall * 1.2), (x, y - tall * 0.85)]
        easel.area(page, WHITE)
        for row in range(1, 4):
            drop = tall * 0.85 * row / 4
            start, end = (
                (x + side * half * 0.15, y - drop - tall * 0.05),
                (x + side * half * 0.85, y - drop - tall * 0.3),
            )
            easel.line([start, end], SOFT, width=3)


def plant(easel: Easel, x: float, y: float) -> None:
    """A plant in a pot that stands at x, y."""
    for turn in (-60, -30, 0, 30, 60):
        angle = math.radians(turn - 90)
        tip = (x + 150 * math.cos(angle), y - 90 + 150 * math.sin(angle))
        easel.line([(x, y - 80), tip], "#3B5226", width=9)
        easel.disc(*tip, 22, "#3B5226", edge=None)
    easel.area([(x - 52, y - 90), (x + 52, y - 90), (x + 38, y), (x - 38, y)], "#7A2B2B")


def window(easel: Easel, left: float, top: float, right: float, bottom: float) -> None:
    """A window with four panes, fields and a low sun outside."""
    easel.box((left, top, right, bottom), "#DCE9E6", width=12)
    middle, horizon = (left + right) / 2, top + (bottom - top) * 0.66
    easel.disc(left + (right - left) * 0.72, horizon - 60, 42, AMBER, edge=None)
    hill = [(left + 6, horizon), (middle, horizon - 40), (right - 6, horizon)]
    easel.area([*hill, (right - 6, bottom - 6), (left + 6, bottom - 6)], "#9DB39B", edge=None)
    easel.line([(middle, top), (middle, bottom)], width=10)
    easel.line([(left, top + (bottom - top) * 0.45), (right, top + (bottom - top) * 0.45)], width=10)
    easel.box((left - 30, bottom, right + 30, bottom + 26), WHITE)


def door(easel: Easel, left: float, top: float, bottom: float, *, opened: bool = True) -> None:
    """A door 190 wide; opened, light falls through it."""
    easel.box((left, top, left + 190, bottom), GLOW if opened else dye_for(easel.key), width=12)
    if opened:
        leaf = [(left, top), (left - 70, top + 36), (left - 70, bottom + 36), (left, bottom)]
        easel.area(leaf, dye_for(easel.key))
    easel.disc(left + (-52 if opened else 160), (top + bottom) / 2, 9, AMBER)


def person(easel: Easel, x: float, y: float, *, colour: str, sitting: bool = False, ears: bool = False) -> None:
    """A figure without features whose feet stand at x, y; `ears`: hands held over the ears."""
    tall = 300 if sitting else 400
    head, hip = y - tall, y - (150 if sitting else 180)
    easel.area([(x - 62, hip), (x - 46, head + 70), (x + 46, head + 70), (x + 62, hip)], colour)
    if sitting:
        easel.line([(x - 20, hip), (x + 84, hip), (x + 84, y)], width=26)
    else:
        for side in (-1, 1):
            easel.line([(x + side * 24, hip), (x + side * 30, y)], width=26)
    if ears:
        for side in (-1, 1):
            easel.line([(x + side * 48, head + 100), (x + side * 98, head + 60), (x + side * 52, head + 6)], width=20)
    else:
        for side in (-1, 1):
            easel.line([(x + side * 48, head + 90), (x + side * 74, hip - 10)], width=20)
    easel.disc(x, head + 10, 56, PAPER)
    if ears:
        for side in (-1, 1):
            easel.disc(x + side * 54, head + 8, 20, INK)
