"""What the design system ships: fonts with their hashes, templates the content policy accepts, icons that exist."""

import hashlib
import re
from pathlib import Path

import elearning_site
from elearning_site.styleguide import icon_names

SITE = Path(elearning_site.__file__).parent
TEMPLATES = sorted((SITE / "templates").rglob("*.html"))


def test_every_font_stands_in_the_readme_with_its_size_and_hash() -> None:
    fonts = SITE / "static/fonts"
    listed = re.findall(
        r"\| `([^`]+\.woff2)` \| (\d+) \| `(\w{64})` \|", (fonts / "README.md").read_text(encoding="utf-8")
    )
    shipped = [
        (font.name, str(font.stat().st_size), hashlib.sha256(font.read_bytes()).hexdigest())
        for font in sorted(fonts.glob("*.woff2"))
    ]
    assert listed == shipped


def test_no_template_needs_more_than_the_content_policy_gives() -> None:
    forbidden = re.compile(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|<script(?![^>]*\ssrc=)|javascript:""")
    found = {path.name: forbidden.findall(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: matches for name, matches in found.items() if matches} == {}


def test_every_icon_a_template_names_is_drawn() -> None:
    named = set()
    for path in TEMPLATES:
        named.update(re.findall(r'icon\.html" with name="([^"]+)"', path.read_text(encoding="utf-8")))
    assert sorted(named - set(icon_names())) == []


def test_stylesheets_fetch_nothing_from_outside() -> None:
    for sheet in (SITE / "static/css").glob("*.css"):
        assert re.findall(r"@import|https?:|//[a-z]", sheet.read_text(encoding="utf-8")) == [], sheet.name


def test_the_script_that_runs_before_the_first_paint_is_small() -> None:
    assert (SITE / "static/js/reader.js").stat().st_size <= 1024
