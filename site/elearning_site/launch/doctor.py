"""`start.py doctor`: looks at the machine and the installation, and says for each fault what to do."""

import json
import platform
import shutil
import sqlite3
import subprocess
from dataclasses import dataclass

from . import supervisor
from .console import Trouble, say
from .environment import PYTHON, ROOT, RUNTIME_LOCK, VAR, VENV, find_chromium, read_json

BYTES_NEEDED = 1_000_000_000
SQLITE_NEEDED = (3, 37, 0)
"""What Django 5.2's JSON fields and Wagtail's full-text search were tried with at the least."""
SECONDS_FOR_CHECKUP = 60


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `advice` tells what to do and is empty when all is well."""

    name: str
    value: str
    advice: str = ""


def machine(port: int | None) -> list[Finding]:
    """What can be seen without the environment."""
    VAR.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(VAR).free
    sqlite = ".".join(map(str, SQLITE_NEEDED))
    return [
        Finding("Python", platform.python_version()),
        Finding(
            "SQLite",
            sqlite3.sqlite_version,
            "" if sqlite3.sqlite_version_info >= SQLITE_NEEDED else f"Use a Python with SQLite {sqlite} or newer.",
        ),
        Finding(
            "Disk",
            f"{free / 1e9:.1f} GB free at {VAR}",
            "" if free >= BYTES_NEEDED else "Free some space: the site needs about 1 GB.",
        ),
        _port(port or supervisor.FIRST_PORT),
        _chromium(),
        _environment(),
    ]


def _port(port: int) -> Finding:
    running = _is_running()
    if running:
        return Finding("Site", "running")
    taken = not supervisor.is_free("127.0.0.1", port)
    return Finding(f"Port {port}", "taken" if taken else "free", "Name another with --port." if taken else "")


def _is_running() -> bool:
    try:
        with supervisor.only_one():
            return False
    except Trouble:
        return True


def _chromium() -> Finding:
    try:
        return Finding("Chromium", find_chromium())
    except Trouble:
        # Only the tests need it, so it is told and not counted as a fault.
        return Finding("Chromium", "not found; only the tests need it (apt-get install chromium)")


def _environment() -> Finding:
    made = PYTHON.exists() and RUNTIME_LOCK.name in read_json(VENV / "lasitava.json")
    return Finding("Environment", str(VENV) if made else "not made yet", "" if made else "Run: python3 site/start.py")


def installation() -> list[Finding]:
    """What only the environment can see: database, migrations, queue, files. Empty before the first start."""
    if not PYTHON.exists():
        return []
    command = [str(PYTHON), "-m", "elearning_site.launch.checkup"]
    done = subprocess.run(  # noqa: S603 -- our own module
        command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_FOR_CHECKUP, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return [Finding("Installation", last, "Mend what this line names, then run: python3 site/start.py")]
    return [Finding(**found) for found in json.loads(done.stdout)]


def examine(port: int | None) -> int:
    """Print every finding. 0 when all is well, 1 when something has to be mended."""
    findings = [*machine(port), *installation()]
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        say(f"{'MEND' if finding.advice else 'ok  '}  {finding.name:<{width}}  {finding.value}")
        if finding.advice:
            say(f"      {'':<{width}}  → {finding.advice}")
    faults = sum(bool(finding.advice) for finding in findings)
    say("\nAll is well." if not faults else f"\n{faults} to mend.")
    return 1 if faults else 0
