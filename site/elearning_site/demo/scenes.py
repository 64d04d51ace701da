"""The scenes of the demo's pictures, by the name that pages.yaml uses."""

import math
from collections.abc import Callable, Mapping

from elearning_site.demo import furniture as put
from elearning_site.demo.easel import AMBER, GLOW, INK, PAPER, SOFT, TINT, WHITE, Easel, dye_for


def calm_corner(easel: Easel) -> None:
    """An armchair and a lamp behind a bookcase."""
    put.room(easel)
    put.lamp(easel, 1180, 760)
    put.armchair(easel, 760, 770)
    put.bookcase(easel, 130, 150, 560, 740)
    put.rug(easel, 640, 790, 1360)


def two_chairs(easel: Easel) -> None:
    """A table for a talk, with cards on it."""
    put.room(easel, wall=PAPER)
    put.window(easel, 640, 60, 960, 340)
    put.chair(easel, 400, 790, facing=1)
    put.chair(easel, 1200, 790, facing=-1)
    put.table(easel, 560, 1040, 790)
    for number, name in enumerate(("yes", "pause", "no")):
        left = 660 + number * 100
        easel.box((left, 446, left + 76, 524), WHITE, width=4)
        easel.symbol((left + 12, 458, left + 64, 512), name)
    put.plant(easel, 1440, 790)


def reading_circle(easel: Easel) -> None:
    """Chairs in a circle, seen from above, an open book in the middle."""
    easel.box((0, 0, 1600, 900), TINT, edge=None)
    easel.disc(800, 450, 400, PAPER)
    easel.disc(800, 450, 384, PAPER, edge=SOFT, width=3)
    for number in range(8):
        turn = math.radians(45 * number + 22.5)
        x, y = 800 + 310 * math.cos(turn), 450 + 310 * math.sin(turn)
        easel.disc(x, y, 62, dye_for(easel.key, number))
        easel.disc(x, y, 34, PAPER, edge=None)
    put.open_book(easel, 800, 500, width=300)
    for left in (90, 1330):
        easel.weave((left, -10, left + 180, 910), f"hanging-{easel.key}-{left}", count=7, upright=True)


def two_belts(easel: Easel) -> None:
    """Two belts meet in one."""
    easel.weave((0, 150, 800, 310), f"{easel.key}-a", count=7)
    easel.weave((0, 590, 800, 750), f"{easel.key}-b", count=7)
    for top in (150, 590):
        for number in range(8):
            start = (800, top + 10 + number * 20)
            easel.line([start, (940, 340 + number * 28 if top == 150 else 352 + number * 28)], SOFT, width=4)
    easel.weave((930, 330, 1600, 570), f"{easel.key}-c", count=4)


def library_house(easel: Easel) -> None:
    """A small house with a lit window."""
    easel.box((0, 0, 1600, 900), "#DCE9E6", edge=None)
    easel.area([(0, 900), (0, 660), (520, 610), (1100, 650), (1600, 600), (1600, 900)], "#9DB39B", edge=None)
    dye = dye_for(easel.key)
    easel.box((440, 360, 1160, 760), PAPER, width=7)
    easel.area([(390, 370), (800, 130), (1210, 370)], dye, width=7)
    easel.weave((440, 700, 1160, 760), f"wall-{easel.key}", count=16)
    put.door(easel, 740, 440, 700, opened=True)
    for left in (500, 980):
        easel.box((left, 440, left + 130, 600), GLOW, width=8)
        easel.line([(left + 65, 440), (left + 65, 600)], width=6)
        easel.line([(left, 520), (left + 130, 520)], width=6)
    easel.disc(800, 285, 42, PAPER)
    easel.symbol((772, 257, 828, 313), "book")
    for x in (230, 1380):
        easel.line([(x, 560), (x, 760)], width=22)
        easel.disc(x, 480, 130, "#3B5226")


def open_book(easel: Easel) -> None:
    """A large open book whose margins are woven."""
    easel.box((0, 0, 1600, 900), dye_for(easel.key), edge=None)
    for left, right in ((220, 800), (800, 1380)):
        easel.box((left, 170, right, 750), PAPER, width=8)
        for row in range(9):
            short = 110 if row == 8 else 0
            easel.line([(left + 130, 250 + row * 52), (right - 130 - short, 250 + row * 52)], SOFT, width=9)
    easel.weave((236, 186, 316, 734), f"{easel.key}-l", count=5, upright=True)
    easel.weave((1284, 186, 1364, 734), f"{easel.key}-r", count=5, upright=True)
    easel.line([(800, 170), (800, 750)], width=10)


def steps(easel: Easel) -> None:
    """Steps lead to an open door."""
    put.room(easel, wall=PAPER, line=760)
    for number in range(6):
        top = 760 - number * 74
        left = 260 + number * 130
        easel.box((left, top, 1300, 900), dye_for(easel.key, number), width=5)
    put.door(easel, 1060, 60, 388)
    easel.weave((1330, -10, 1480, 770), f"hanging-{easel.key}", count=6, upright=True)


def frames(easel: Easel) -> None:
    """Four framed signs on a wall."""
    put.room(easel, wall=TINT, line=780)
    for number in range(4):
        left = 120 + number * 350
        top = 130 + (number % 2) * 70
        easel.box((left, top, left + 300, top + 400), WHITE, width=14)
        easel.box((left + 34, top + 34, left + 266, top + 366), dye_for(easel.key, number), width=4)
        easel.sign(left + 150, top + 200, 190, f"{easel.key}-{number}", ink=PAPER)


def network(easel: Easel) -> None:
    """Eleven points joined by threads."""
    easel.box((0, 0, 1600, 900), dye_for(easel.key), edge=None)
    across = (170, 330, 480, 620, 760, 860, 1000, 1120, 1200, 1360, 1450)
    down = (300, 620, 190, 470, 720, 250, 520, 770, 300, 560, 200)
    points = list(zip(across, down, strict=True))
    for number, start in enumerate(points):
        for end in points[number + 1 : number + 4]:
            easel.line([start, end], SOFT, width=4)
    for number, (x, y) in enumerate(points):
        easel.disc(x, y, 62 if number % 3 else 84, PAPER, width=7)
        easel.sign(x, y, 96 if number % 3 else 132, f"{easel.key}-{number}")


def screen(easel: Easel) -> None:
    """A computer on a table with four people on its screen."""
    put.room(easel, wall=PAPER)
    put.table(easel, 220, 1380, 860, height=210)
    easel.box((440, 130, 1160, 570), INK, radius=14)
    for number in range(4):
        left, top = 470 + (number % 2) * 335, 156 + number // 2 * 196
        easel.box((left, top, left + 325, top + 186), dye_for(easel.key, number), edge=None)
        easel.area(
            [(left + 92, top + 186), (left + 112, top + 112), (left + 213, top + 112), (left + 233, top + 186)], PAPER
        )
        easel.disc(left + 162, top + 76, 44, PAPER)
    easel.area([(740, 570), (860, 570), (890, 622), (710, 622)], SOFT)
    put.plant(easel, 1290, 622)


def three_zones(easel: Easel) -> None:
    """A plan of a room with three zones in three colours."""
    easel.box((160, 90, 1440, 810), WHITE, width=16)
    zones = ((180, 110, 620, 790), (620, 110, 1080, 790), (1080, 110, 1420, 790))
    for number, zone in enumerate(zones):
        easel.box(zone, ("#DDEBDF", "#FBEBCB", "#DCE6F0")[number], edge=None)
    for x in (620, 1080):
        easel.line([(x, 110), (x, 430)], width=14)
    put.armchair(easel, 250, 520)
    easel.disc(400, 660, 60, AMBER)
    easel.disc(850, 500, 120, PAPER)
    for number in range(4):
        turn = math.radians(90 * number + 45)
        easel.disc(850 + 190 * math.cos(turn), 500 + 190 * math.sin(turn), 44, dye_for(easel.key, number))
    easel.symbol((800, 450, 900, 550), "book")
    easel.box((1180, 420, 1320, 560), PAPER)
    for y in (360, 620):
        easel.disc(1250, y, 42, dye_for(easel.key, 2))
    easel.box((1150, 796, 1330, 826), PAPER, edge=None)
    easel.line([(1150, 810), (1270, 690)], width=8)


def shelf(easel: Easel) -> None:
    """Books and sensory objects on two long shelves."""
    put.room(easel, wall=TINT, line=830)
    put.bookcase(easel, 120, 90, 1480, 780, shelves=3)
    easel.box((600, 328, 920, 544), PAPER, edge=None)
    for number in range(3):
        easel.disc(660 + number * 100, 500, 40, dye_for(easel.key, number + 2))
    easel.sign(760, 400, 110, f"{easel.key}-toy")


def cards(easel: Easel) -> None:
    """Six communication cards."""
    easel.box((0, 0, 1600, 900), dye_for(easel.key), edge=None)
    names = ("yes", "no", "pause", "drink", "quiet", "book")
    for number, name in enumerate(names):
        left, top = 220 + number % 3 * 400, 80 + number // 3 * 390
        easel.box((left, top, left + 360, top + 350), WHITE, radius=18)
        easel.symbol((left + 80, top + 75, left + 280, top + 275), name)


def window(easel: Easel) -> None:
    """A window sill with a book and a plant."""
    put.room(easel, wall=PAPER, line=820)
    put.window(easel, 420, 80, 1180, 600)
    put.plant(easel, 1080, 600)
    put.open_book(easel, 640, 598, width=240)
    for left in (290, 1190):
        easel.weave((left, 40, left + 120, 760), f"curtain-{easel.key}", count=8, upright=True)


def loom(easel: Easel) -> None:
    """A loom with a half-woven belt: the rest is bare warp."""
    put.room(easel, wall=TINT, line=760)
    easel.box((250, 70, 310, 840), "#C8A877", width=7)
    easel.box((1290, 70, 1350, 840), "#C8A877", width=7)
    for number in range(17):
        x = 642 + number * 19.8
        easel.line([(x, 120), (x, 500)], SOFT, width=4)
    easel.weave((636, 440, 964, 800), f"{easel.key}-belt", count=2, upright=True)
    for y in (90, 800):
        easel.box((230, y, 1370, y + 46), "#C8A877", width=7)
    easel.area([(620, 366), (980, 366), (1020, 396), (980, 426), (620, 426), (580, 396)], AMBER)


SCENES: Mapping[str, Callable[[Easel], None]] = {
    scene.__name__: scene
    for scene in (
        calm_corner,
        two_chairs,
        reading_circle,
        two_belts,
        library_house,
        open_book,
        steps,
        frames,
        network,
        screen,
        three_zones,
        shelf,
        cards,
        window,
        loom,
    )
}
