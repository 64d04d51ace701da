"""The project's own environment in `.venv`: made, filled from the locks with hashes checked, kept up to date."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from .console import Trouble, follow

SITE = Path(__file__).resolve().parents[2]
ROOT = SITE.parent
VAR = Path(os.environ.get("LASITAVA_VAR", ROOT / "var"))
LOGS = VAR / "logs"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / ".ci" / "dev.lock"
INSTALLER_LOCK = SITE / "installer.lock"

STRICT = ("--require-hashes", "--only-binary", ":all:")
"""Every file is checked against its locked hash, and no package may run a build."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL_VENV = "On Debian and Ubuntu run:\n    apt-get install python3-venv\nand start again."


def digest(*words: object, files: Iterable[Path] = ()) -> str:
    """One short fingerprint of words and of the names and contents of files."""
    found = hashlib.sha256(repr([str(word) for word in words]).encode())
    for file in files:
        found.update(f"\0{file}\0".encode() + file.read_bytes())
    return found.hexdigest()[:24]


def read_json(path: Path) -> dict[str, Any]:
    """What a state file holds; nothing when it is missing or damaged, so that its step is simply done again."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def succeeds(*command: object) -> bool:
    """Whether a program runs and ends well; what it prints is nobody's business."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, check=False, capture_output=True).returncode == 0  # noqa: S603 -- ours
    except OSError:
        return False


def inherited() -> dict[str, str]:
    """This process's environment for programs of `.venv`. They may keep compiled modules: `.venv` is theirs alone, and
    compiling all of Django and Wagtail anew takes longer than starting them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def ensure(*locks: Path) -> None:
    """Make `.venv` and fill it; nothing happens while the locks, this Python and this folder are as last time."""
    stamp, key = VENV / "lasitava.json", "+".join(lock.name for lock in locks)
    wanted = digest(sys.version_info[:2], ROOT, files=locks)
    if PYTHON.exists() and read_json(stamp).get(key) == wanted:
        return
    _make()
    try:
        _install(locks)
    except Trouble as trouble:
        raise Trouble(f"{trouble}\nThis step needs the network. Check it and start again.") from None
    for packages in (VENV / "lib").glob("python3*/site-packages"):
        # What an editable install would write; the tree is imported as it stands.
        (packages / "_lasitava.pth").write_text(f"{ROOT}\n{SITE}\n", encoding="utf-8")
    stamp.write_text(json.dumps({**read_json(stamp), key: wanted}))


def _make() -> None:
    """A bare environment; without pip, because unpacking pip takes longer than everything else together."""
    if succeeds(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if importlib.util.find_spec("venv") is None or not succeeds(sys.executable, "-m", "venv", "--without-pip", VENV):
        raise Trouble(f"This Python could not make an environment in {VENV}. {INSTALL_VENV}")


def _find_pip() -> list[object]:
    """The first pip that can install into `.venv`: its own, this Python's, or the one this Python can unpack."""
    inside: list[object] = [PYTHON, "-m", "pip"]
    outside: list[object] = [sys.executable, "-m", "pip", "--python", PYTHON]
    for pip in (inside, outside):
        if succeeds(*pip, "--version"):
            return pip
    if succeeds(PYTHON, "-m", "ensurepip"):
        return inside
    raise Trouble(f"This Python has no pip to install packages with. {INSTALL_VENV}")


def _find_uv() -> Path | None:
    found = shutil.which("uv", path=os.pathsep.join([str(VENV / "bin"), os.environ.get("PATH", "")]))
    return Path(found) if found else None


def _install(locks: Sequence[Path]) -> None:
    """Install what the locks name. uv takes 2 s where pip takes 18, so it comes first, itself locked by hash."""
    log = LOGS / "setup.log"
    wanted = [word for lock in locks for word in ("-r", lock)]
    options = ("install", "--disable-pip-version-check", "--progress-bar", "off", "--no-deps", *STRICT)
    count = sum(line[:1].isalnum() for lock in locks for line in lock.read_text().splitlines())
    # Where a proxy inspects the traffic, only this machine knows whom to trust. pip asks it by itself.
    env = {"UV_SYSTEM_CERTS": "1", **inherited()}
    uv = _find_uv()
    try:
        if uv is None:
            follow("Fetching the installer", [*_find_pip(), *options, "-r", INSTALLER_LOCK], log=log)
            uv = VENV / "bin" / "uv"
        packages = [uv, "pip", "install", "--python", PYTHON, *STRICT, *wanted]
        follow(f"Installing {count} packages", packages, log=log, env=env)
    except Trouble:
        # There is no build of uv for this machine, say, or it trusts nobody. pip needs no more than the locks.
        follow("Installing packages with pip", [*_find_pip(), *options, *wanted], log=log)


def find_chromium() -> str:
    """Chromium for the browser tests. Raises Trouble with the line that installs it: tests are never skipped."""
    names = [os.environ.get("LASITAVA_CHROMIUM", ""), *CHROMIUM_NAMES]
    for found in map(shutil.which, filter(None, names)):
        if found:
            return found
    raise Trouble(
        "The browser tests need Chromium. On Debian and Ubuntu run:\n    apt-get install chromium\nand try again."
    )
