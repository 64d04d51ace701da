"""Every setting an operator can give is written down for operators, and nothing is written down that does not exist."""

import re

from tests.architecture.tree import ROOT, ours

READ = re.compile(
    r"""(?:env\.[a-z_]+\(|os\.environ(?:\.get\(|\[)|env\.get\(|env\.setdefault\()\s*"([A-Z][A-Z0-9_]+)\""""
)
DOCUMENTED = re.compile(r"^\| `([A-Z][A-Z0-9_]+)` \|", re.MULTILINE)
NOT_FOR_OPERATORS = {"DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED", "PATH"}


def test_every_setting_is_documented() -> None:
    files = [
        *ours("site/elearning_site/settings/*.py"),
        *ours("site/elearning_site/launch/*.py"),
        ROOT / "site" / "start.py",
    ]
    read = {name for path in files for name in READ.findall(path.read_text())} - NOT_FOR_OPERATORS
    documented = set(DOCUMENTED.findall((ROOT / "site" / "docs" / "operators.md").read_text()))
    assert documented == read
