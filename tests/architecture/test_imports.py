"""The import contracts hold, and each of them notices a breach: a contract that cannot fail protects nothing."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGES, ROOT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(root: Path) -> "subprocess.CompletedProcess[str]":
    """Run the contracts over the tree at `root`."""
    env = os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}", "COLUMNS": "200"}
    return subprocess.run([LINT, "--no-cache"], cwd=root, env=env, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Breach:
    """A file with one line that must not be there, and a word from the name of the contract it breaks."""

    file: str
    line: str
    contract: str


BREACHES = [
    Breach("courses/services/planted.py", "import certificates", "strangers to each other"),
    Breach("methodology/planted_models/__init__.py", "import cms_pages", "strangers to each other"),
    Breach("site/accounts/services/planted.py", "import elearning_site.wsgi", "strangers to each other"),
    Breach("courses/models/planted.py", "import courses.services", "knows only those below it"),
    Breach("courses/extensions/planted.py", "import courses.models", "knows only those below it"),
    Breach("courses/planted.py", "", "knows only those below it"),
    Breach("courses/domain/planted.py", "import django.utils.timezone", "the domain is plain Python"),
    Breach("cms_pages/views/planted.py", "import courses.views", "core's views or forms"),
    Breach("certificates/services/planted.py", "import xhtml2pdf.pisa", "only certificates.pdf"),
]


def test_the_contracts_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python files of the project, to plant breaches in."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", root)
    for source in PACKAGES.values():
        only_python = shutil.ignore_patterns("static", "templates", "migrations", "__pycache__", "demo")
        shutil.copytree(source, root / source.relative_to(ROOT), ignore=only_python)
    return root


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach.file}: {breach.line}")
def test_a_planted_breach_is_noticed(copy: Path, breach: Breach) -> None:
    planted = copy / breach.file
    made = [parent for parent in planted.parents if not parent.exists()]
    planted.parent.mkdir(parents=True, exist_ok=True)
    package = planted.parent / "__init__.py"
    made_package = not package.exists()
    package.touch()
    planted.write_text(f"{breach.line}\n")
    try:
        done = lint(copy)
    finally:
        planted.unlink(missing_ok=True)
        if made:
            shutil.rmtree(made[-1])
        elif made_package:
            package.unlink(missing_ok=True)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [line for line in done.stdout.splitlines() if line.rstrip().endswith("BROKEN")]
    assert any(breach.contract in line for line in broken), done.stdout
