"""A developer's tool: draws the frames of the silent film of lessons.yaml and prints how to encode them.

The film itself is committed under `content/media/`, because no encoder may be asked of a machine that loads the demo.
Run `python -m elearning_site.demo.film FOLDER` and then the printed command; the captions are made by `captions`.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from elearning_site.demo import furniture as put
from elearning_site.demo.captions import scene_times
from elearning_site.demo.easel import AMBER, GLOW, INK, PAPER, SOFT, TINT, WHITE, Easel, dye_for
from elearning_site.demo.scenes import calm_corner
from elearning_site.demo.schema import load

SIZE = (960, 540)


def _title(easel: Easel) -> None:
    easel.box((0, 0, 1600, 900), dye_for("film-title"), edge=None)
    easel.weave((0, 350, 1600, 550), "film", count=11)


def _loud(easel: Easel) -> None:
    put.room(easel)
    easel.box((140, 420, 430, 560), SOFT)
    easel.box((190, 360, 380, 420), WHITE)
    put.table(easel, 100, 480, 800, height=240)
    for number in range(3):
        reach = 40 + number * 45
        easel.line([(450 + reach, 420 - reach / 3), (480 + reach, 490), (450 + reach, 560 + reach / 3)], AMBER, width=9)
    put.chair(easel, 930, 820, facing=1)
    put.person(easel, 990, 820, colour="#26406F", sitting=True, ears=True)
    put.person(easel, 1330, 820, colour="#7A2B2B")


def _corner(easel: Easel) -> None:
    calm_corner(easel)
    put.person(easel, 910, 730, colour="#26406F", sitting=True)
    put.person(easel, 1400, 800, colour="#7A2B2B")


def _pause(easel: Easel) -> None:
    easel.box((0, 0, 1600, 900), TINT, edge=None)
    easel.symbol((600, 250, 1000, 650), "pause", ink=dye_for("film-title"))
    easel.weave((0, 830, 1600, 900), "film", count=31)


def _rocking(easel: Easel) -> None:
    put.room(easel, wall=PAPER)
    put.window(easel, 960, 90, 1400, 440)
    easel.line([(520, 0), (520, 170)], width=7)
    easel.area([(460, 170), (580, 170), (640, 270), (400, 270)], AMBER)
    for x in (350, 520, 690):
        easel.line([(x, 300), (x + (x - 520) * 0.25, 380)], AMBER, width=10)
    put.table(easel, 320, 720, 820)
    put.chair(easel, 980, 820, facing=1)
    put.person(easel, 1040, 820, colour="#3B5226", sitting=True)


def _dim(easel: Easel) -> None:
    put.room(easel, wall="#D9DFD8", floor="#C6CEC7")
    easel.line([(520, 0), (520, 170)], width=7)
    easel.area([(460, 170), (580, 170), (640, 270), (400, 270)], SOFT)
    put.table(easel, 320, 860, 820)
    for number, name in enumerate(("yes", "pause")):
        left = 430 + number * 190
        easel.box((left, 404, left + 150, 554), WHITE)
        easel.symbol((left + 30, 434, left + 120, 524), name)
    put.chair(easel, 980, 820, facing=1)
    put.person(easel, 1040, 820, colour="#3B5226", sitting=True)


def _door(easel: Easel) -> None:
    put.room(easel)
    put.door(easel, 1250, 230, 760)
    put.person(easel, 960, 830, colour="#573B60")
    put.person(easel, 330, 830, colour="#7A2B2B")
    easel.symbol((1070, 480, 1190, 600), "more", ink=TINT)
    easel.line([(1070, 600), (1180, 600)], AMBER, width=12)
    easel.line([(1150, 570), (1180, 600), (1150, 630)], AMBER, width=12)


def _bench(easel: Easel) -> None:
    easel.box((0, 0, 1600, 900), "#DCE9E6", edge=None)
    easel.box((0, 700, 1600, 900), "#9DB39B", edge=None)
    easel.box((1040, 120, 1600, 740), PAPER, width=7)
    put.door(easel, 1240, 290, 740)
    easel.box((300, 620, 860, 660), "#C8A877")
    for x in (350, 810):
        easel.line([(x, 660), (x, 800)], INK, width=16)
    put.person(easel, 560, 800, colour="#573B60", sitting=True)
    easel.disc(180, 300, 150, "#3B5226")
    easel.line([(180, 440), (180, 760)], width=24)


def _end(easel: Easel) -> None:
    easel.box((0, 0, 1600, 900), GLOW, edge=None)
    for number, name in enumerate(("light", "quiet", "wait")):
        left = 240 + number * 400
        easel.box((left, 250, left + 320, 570), WHITE, radius=18)
        easel.symbol((left + 60, 310, left + 260, 510), name)
    easel.weave((0, 730, 1600, 830), "film", count=22)


DRAWINGS: Mapping[str, Callable[[Easel], None]] = {
    "title": _title,
    "loud": _loud,
    "corner": _corner,
    "pause": _pause,
    "rocking": _rocking,
    "dim": _dim,
    "door": _door,
    "bench": _bench,
    "end": _end,
}


def draw_frames(folder: Path) -> str:
    """Write one PNG a scene and the list of durations; return the command that encodes them."""
    folder.mkdir(parents=True, exist_ok=True)
    film = load().lessons.film
    listing = ["ffconcat version 1.0"]
    for number, (scene, start, end) in enumerate(scene_times(film)):
        easel = Easel(f"film-{scene.drawing}")
        DRAWINGS[scene.drawing](easel)
        name = f"{number:02d}-{scene.drawing}.png"
        easel.finished().resize(SIZE).save(folder / name)
        listing += [f"file {name}", f"duration {end - start}"]
    listing += [listing[-2], ""]  # the demuxer forgets the last duration unless its file is named again
    (folder / "frames.txt").write_text("\n".join(listing), encoding="ascii")
    return (
        f"ffmpeg -f concat -i {folder / 'frames.txt'} -t {film.duration_seconds} -r 5 -pix_fmt yuv420p "
        f"-c:v libvpx-vp9 -crf 40 -b:v 0 -g 300 -an -fflags +bitexact {Path(film.file).name}"
    )


if __name__ == "__main__":
    print(draw_frames(Path(sys.argv[1])))
