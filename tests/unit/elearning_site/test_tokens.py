"""Colours: every text stands out from its ground in every presentation, and the two ways into dark are one."""

import re
from pathlib import Path

import pytest

import elearning_site

TOKENS = (Path(elearning_site.__file__).parent / "static/css/tokens.css").read_text(encoding="utf-8")

TEXT_ON_GROUND = [
    ("ink", "paper"),
    ("ink", "paper-2"),
    ("ink", "paper-3"),
    ("ink-2", "paper"),
    ("ink-2", "paper-2"),
    ("ink-2", "paper-3"),
    ("link", "paper"),
    ("link", "paper-2"),
    ("link", "paper-3"),
    ("done", "paper"),
    ("done", "paper-3"),
    ("done", "done-tint"),
    ("err", "paper"),
    ("err", "paper-3"),
    ("err", "err-tint"),
    ("flag", "paper"),
    ("flag", "flag-tint"),
    ("ink", "flag-tint"),
    ("ink", "err-tint"),
    ("ink", "done-tint"),
    ("link", "err-tint"),
    ("link", "flag-tint"),
    ("on-accent", "accent"),
    ("on-deep", "deep"),
    ("on-deep-2", "deep"),
    ("on-deep", "dye"),
    ("on-deep-2", "dye"),
]
PARTS_ON_GROUND = [
    ("edge", "paper"),
    ("edge", "paper-3"),
    ("focus", "paper"),
    ("field-focus", "dye"),
    ("field-edge", "dye"),
]
MODES = ["light", "dark", "calm", "contrast"]
DYES = ["sea", "indigo", "madder", "moss", "heather", "peat"]


def block(selector: str) -> dict[str, str]:
    """The custom properties a selector's first block sets."""
    start = TOKENS.index(selector + " {")
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", TOKENS[start : TOKENS.index("}", start)]))


def palette(mode: str, dye: str) -> dict[str, str]:
    colours = block(":root")
    colours["dye"] = block(f'[data-dye="{dye}"]')["dye"]
    if mode != "light":
        own = block(f'[data-mode="{mode}"]')
        colours |= {name: value for name, value in own.items() if name != "dye"}
        if "dye" in own:
            colours["dye"] = own["dye"]
    return colours


def luminance(colour: str) -> float:
    """WCAG relative luminance of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(mode: str, dye: str, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    colours = palette(mode, dye)
    measured = [(front, ground, round(contrast(colours[front], colours[ground]), 2)) for front, ground in pairs]
    return [found for found in measured if found[2] < least]


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("dye", DYES)
@pytest.mark.parametrize("mode", MODES)
def test_every_text_stands_out_from_its_ground(mode: str, dye: str) -> None:
    assert too_weak(mode, dye, TEXT_ON_GROUND, 7 if mode == "contrast" else 4.5) == []


@pytest.mark.parametrize("dye", DYES)
@pytest.mark.parametrize("mode", MODES)
def test_edges_of_inputs_and_focus_rings_stand_out(mode: str, dye: str) -> None:
    assert too_weak(mode, dye, PARTS_ON_GROUND, 3) == []


def test_dark_by_choice_and_dark_by_system_are_the_same() -> None:
    assert block('[data-mode="auto"]') == block('[data-mode="dark"]')
