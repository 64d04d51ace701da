"""What is installed is what was asked for, checked by hash, from nowhere in particular, and safe as far as is known."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.tree import ROOT

RUNTIME, TEST, INSTALLER = ROOT / "requirements.lock", ROOT / ".ci" / "dev.lock", ROOT / "site" / "installer.lock"
LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)
# The oldest versions without a published hole that concerns us; looked up again at each release.
SAFE = {
    "django": "5.2.17",
    "wagtail": "8.0.1",
    "xhtml2pdf": "0.2.28",  # resource policy; earlier ones read files and fetch addresses
    "bleach": "6.4.0",
    "django-allauth": "65.21",
    "pillow": "12.0",
    "lxml": "6.0",
    "urllib3": "2.6",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(path: Path) -> dict[str, Version]:
    """Name and version of everything a lock names."""
    found = LOCKED.finditer(path.read_text())
    return {canonicalize_name(match["name"]): Version(match["version"]) for match in found}


def asked() -> list[tuple[Path, Requirement]]:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    runtime = [*project["dependencies"], *extras["postgres"], *extras["redis"]]
    test = PROJECT["dependency-groups"]["test"]
    return [(RUNTIME, Requirement(text)) for text in runtime] + [(TEST, Requirement(text)) for text in test]


@pytest.mark.parametrize(("lock", "requirement"), asked(), ids=lambda value: getattr(value, "name", None))
def test_the_lock_holds_what_was_asked_for(lock: Path, requirement: Requirement) -> None:
    version = locked(lock)[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize(("name", "floor"), SAFE.items())
def test_no_known_hole_is_locked_or_allowed(name: str, floor: str) -> None:
    assert locked(RUNTIME)[name] >= Version(floor)
    for _lock, requirement in asked():
        if canonicalize_name(requirement.name) == name:
            assert not requirement.specifier.contains(f"{Version(floor).major}.0")


@pytest.mark.parametrize("lock", [RUNTIME, TEST, INSTALLER], ids=lambda path: path.name)
def test_a_lock_pins_by_hash_and_names_no_place(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=sha256:", ""), re.MULTILINE)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_on_the_versions_that_are_shipped() -> None:
    runtime, test = locked(RUNTIME), locked(TEST)
    differing = {
        name: (runtime[name], test[name]) for name in runtime.keys() & test.keys() if runtime[name] != test[name]
    }
    assert differing == {}
