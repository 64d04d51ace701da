"""Belts and signs: the parts a page relies on."""

import hashlib

import pytest

from courses.domain.motifs import CORNERS, EDGE, FIGURE, GROUND, REACH, SELVEDGES, SIGNS, corner, selvedge
from courses.domain.weave import DYES, Look, Sign, belt_svg, cell, dye, look_of, looks, sign_svg, signs

UNITS = [f"unit-{n}" for n in range(9)]
LOOK = Look(dye="sea", corner="chevron", selvedge="line", barb=0, inner=False)


def drawing(look: Look, sign: Sign) -> list[str]:
    half = REACH + EDGE
    return ["".join(" #o"[cell(look, sign, x, y)] for x in range(2 * REACH + 1)) for y in range(-half, half + 1)]


def test_there_are_signs_corners_and_dyes_enough_for_a_catalogue() -> None:
    assert (len(SIGNS), len(CORNERS), len(SELVEDGES), len(DYES)) == (18, 10, 5, 6)


@pytest.mark.parametrize("variant", [False, True])
def test_no_two_kinds_of_sign_look_the_same(variant: bool) -> None:
    drawings = {"\n".join(drawing(LOOK, Sign(kind, variant))) for kind in SIGNS}
    assert len(drawings) == len(SIGNS)


def test_no_two_corners_or_selvedges_look_the_same() -> None:
    triangles = {tuple(corner(kind, a, b) for a in range(REACH) for b in range(REACH - a)) for kind in CORNERS}
    places = [(along, row) for along in range(REACH + 1) for row in range(1, EDGE + 1)]
    edges = {tuple(selvedge(kind, *place) for place in places) for kind in SELVEDGES}
    assert (len(triangles), len(edges)) == (len(CORNERS), len(SELVEDGES))


def test_a_star_in_its_frame() -> None:
    assert drawing(LOOK, Sign("star", variant=False))[REACH + EDGE - 5 : REACH + EDGE + 1] == [
        "##   ##  ##   ##  ##   ##",
        "#   ##   ### ###   ##   #",
        "   ## ### ## ## ### ##   ",
        "  ##   ### # # ###   ##  ",
        " ##     ###   ###     ## ",
        "##          o          ##",
    ]


@pytest.mark.parametrize("draw", [corner, selvedge])
def test_an_unknown_drawing_is_refused(draw) -> None:
    with pytest.raises(ValueError, match="'zigzag'"):
        draw("zigzag", 0, 0)


def test_the_selvedge_line_is_unbroken() -> None:
    assert [selvedge("line", along, 2) for along in range(REACH + 1)] == [FIGURE] * (REACH + 1)
    assert [selvedge("line", along, 1) for along in range(REACH + 1)] == [GROUND] * (REACH + 1)


def test_a_belt_does_not_change_from_release_to_release() -> None:
    """Learners know their course by its belt: change the generator knowingly, and this digest with it."""
    digest = hashlib.sha256(belt_svg("sensory-reading-room", UNITS).encode()).hexdigest()
    assert digest == "8b50e77da69d04c5d24214db8c58c4c809e64965ced200cafbed69649312761c"


def test_dye_is_the_dye_of_the_courses_own_look() -> None:
    assert dye("sensory-reading-room") == look_of("sensory-reading-room").dye


def test_moving_a_unit_keeps_the_signs_that_do_not_clash() -> None:
    units = ["a", "b", "c", "d", "e", "f", "g", "h"]
    before = dict(zip(units, signs("course", units), strict=True))
    moved = [*units[1:], "a"]
    after = dict(zip(moved, signs("course", moved), strict=True))
    assert sum(before[unit] == after[unit] for unit in units) >= 6


def test_a_course_without_units_still_has_a_file() -> None:
    assert 'd="M0 0h0v1.375H0z"' in belt_svg("empty", [])


def test_a_sign_alone_is_drawn_in_the_courses_dye() -> None:
    look = look_of("course")
    text = sign_svg("course", ["a", "b"], 1)
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25">')
    assert f"var(--fig,{DYES[look.dye]})" in text


def test_a_sign_past_the_last_unit_is_an_error() -> None:
    with pytest.raises(IndexError):
        sign_svg("course", ["a"], 1)


def test_many_courses_run_out_of_pairs_but_not_of_looks() -> None:
    chosen = looks([f"course-{n}" for n in range(300)])
    assert len({(look.dye, look.corner, look.selvedge) for look in chosen.values()}) == 300
    assert len(looks([*chosen, "one more"])) == 301


def test_the_first_six_courses_wear_six_dyes() -> None:
    assert sorted(look.dye for look in looks([f"course-{n}" for n in range(6)]).values()) == sorted(DYES)


def test_a_repeated_key_is_one_course() -> None:
    assert looks(["a", "b", "a"]) == looks(["a", "b"])
