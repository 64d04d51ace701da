"""Laws every belt keeps, whatever keys it is woven from."""

import re
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.motifs import CORNERS, EDGE, REACH, SELVEDGES, SIGNS
from courses.domain.weave import APART, DYES, PERIOD, Look, Sign, belt_svg, cell, looks, sign_svg, signs

KEYS = st.text(min_size=1, max_size=40)
UNITS = st.lists(KEYS, max_size=20)
SIGN = st.builds(Sign, kind=st.sampled_from(list(SIGNS)), variant=st.booleans())
LOOK = st.builds(
    Look,
    dye=st.sampled_from(list(DYES)),
    corner=st.sampled_from(CORNERS),
    selvedge=st.sampled_from(SELVEDGES),
    barb=st.sampled_from([0, 3, 4]),
    inner=st.booleans(),
)
HALF = REACH + EDGE


def period(look: Look, sign: Sign) -> list[list[int]]:
    """One sign's share of the belt, row by row, both border columns included."""
    return [[cell(look, sign, x, y) for x in range(PERIOD + 1)] for y in range(-HALF, HALF + 1)]


def hooked_cross(size: int) -> list[list[bool]]:
    """The turning cross on a square of odd `size`: a cross whose arms' ends all turn the same way."""
    middle, last = size // 2, size - 1
    return [
        [
            middle in (x, y)
            or (y == 0 and x >= middle)
            or (x == last and y >= middle)
            or (y == last and x <= middle)
            or (x == 0 and y <= middle)
            for x in range(size)
        ]
        for y in range(size)
    ]


@given(look=LOOK, sign=SIGN)
def test_every_sign_with_its_corners_and_edges_is_its_own_mirror_image_both_ways(look: Look, sign: Sign) -> None:
    rows = period(look, sign)
    assert [row[::-1] for row in rows] == rows
    assert rows[::-1] == rows


@given(look=LOOK, left=SIGN, right=SIGN)
def test_neighbours_share_their_border_column(look: Look, left: Sign, right: Sign) -> None:
    assert [row[-1] for row in period(look, left)] == [row[0] for row in period(look, right)]


@given(look=LOOK, left=SIGN, right=SIGN)
def test_no_part_of_a_belt_is_a_hooked_cross(look: Look, left: Sign, right: Sign) -> None:
    drawn = [a[:-1] + b for a, b in zip(period(look, left), period(look, right), strict=True)]
    for colours in ({1}, {2}, {1, 2}):
        grid = [[thread in colours for thread in row] for row in drawn]
        for size in (5, 7, 9):
            one_way = hooked_cross(size)
            forbidden = [one_way, [row[::-1] for row in one_way]]
            windows = (
                [row[x : x + size] for row in grid[y : y + size]]
                for y in range(len(grid) - size + 1)
                for x in range(len(grid[0]) - size + 1)
            )
            assert all(window not in forbidden for window in windows)


@given(course=KEYS, units=UNITS)
def test_the_same_keys_give_the_same_bytes(course: str, units: list[str]) -> None:
    assert belt_svg(course, units) == belt_svg(course, list(units))


@given(course=KEYS, units=UNITS)
def test_the_file_is_well_formed_and_names_every_part_once(course: str, units: list[str]) -> None:
    root = ET.fromstring(belt_svg(course, units))  # noqa: S314 -- our own output, not foreign XML
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert sorted(ids) == sorted(["belt", "warp", "here", "fringe", *(f"sign-{n + 1}" for n in range(len(units)))])
    assert root.get("viewBox") == f"0 0 {max(len(units), 1)} 1.375"


@given(course=KEYS, units=UNITS)
def test_a_file_carries_no_words_of_its_keys_no_style_and_no_script(course: str, units: list[str]) -> None:
    text = belt_svg(course, units)
    assert set(re.findall(r"<(\w+)", text)) <= {"svg", "defs", "g", "path", "symbol"}
    assert set(re.findall(r'[ ]([\w-]+)="', text)) <= {
        "xmlns", "viewBox", "id", "transform", "fill", "stroke", "stroke-width", "d",
    }  # fmt: skip


@given(course=KEYS, units=UNITS)
def test_size_is_bounded_by_the_number_of_units(course: str, units: list[str]) -> None:
    assert len(belt_svg(course, units)) <= 4_000 + 8_000 * len(units)
    for index in range(len(units)):
        assert len(sign_svg(course, units, index)) <= 4_000


@given(course=KEYS, units=UNITS)
def test_no_kind_comes_back_among_near_neighbours(course: str, units: list[str]) -> None:
    kinds = [sign.kind for sign in signs(course, units)]
    assert len(kinds) == len(units)
    for index, kind in enumerate(kinds):
        assert kind not in kinds[max(0, index - APART) : index]


@given(courses=st.lists(KEYS, max_size=60, unique=True))
def test_no_two_courses_share_dye_and_corner_while_pairs_last(courses: list[str]) -> None:
    chosen = looks(courses)
    assert list(chosen) == courses
    assert len({(look.dye, look.corner) for look in chosen.values()}) == len(courses)


@given(courses=st.lists(KEYS, min_size=1, max_size=20, unique=True))
def test_a_new_course_changes_no_older_belt(courses: list[str]) -> None:
    before = looks(courses[:-1])
    after = looks(courses)
    assert {key: after[key] for key in before} == before
