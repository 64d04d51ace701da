"""The demo site behind a real server: built once, kept until what it is made of changes, copied for each run."""

import fcntl
import hashlib
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests import databases
from tests.databases import ROOT, TEMPLATES

SECONDS_TO_ANSWER = 90
MAKES_DEMO = ("site/elearning_site/demo/**/*", "*/services/**/*.py", "*/domain/**/*.py")
"""Beside tables and roles: the content, its loader, and the services the loader calls."""
MAKES_STATIC = ("*/static/**/*", "site/*/static/**/*", "site/elearning_site/bundles.py", "requirements.lock")


@dataclass(frozen=True)
class Site:
    """Where the site answers."""

    origin: str

    def url(self, path: str) -> str:
        return self.origin + path


def _digest(patterns: Iterable[str], seed: str) -> str:
    found = hashlib.sha256(seed.encode())
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file() and path.suffix != ".pyc":
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _environment(var: Path) -> dict[str, str]:
    """What every process of the site is started with. Its database is a file, whatever database the other tests use."""
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CACHE_URL"}}
    return env | {
        "LASITAVA_VAR": str(var),
        "LASITAVA_DEMO": "true",
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "SECRET_KEY": "only for the browser tests on this machine, long enough for the check of its length",
        "ALLOWED_HOSTS": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
    }


def _kept(name: str, fingerprint: str, steps: list[str], prepare: Callable[[Path], None] = lambda _: None) -> Path:
    """The folder these steps fill, made now unless it is there from an earlier run. Workers wait for the first."""
    folder = TEMPLATES / f"{name}-{fingerprint}"
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for older in TEMPLATES.glob(f"{name}-*"):
                shutil.rmtree(older)
            building = TEMPLATES / f"building-{name}"
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir()
            prepare(building)
            command = [sys.executable, "-m", "elearning_site.launch.prepare", *steps]
            done = subprocess.run(command, env=_environment(building), capture_output=True, text=True, check=False)
            if done.returncode:
                raise RuntimeError(f"{name}:\n{done.stdout}{done.stderr}")
            building.rename(folder)
    return folder


def _migrated(var: Path) -> None:
    """Begin with the file the other tests begin with: migrating takes longer than all the rest."""
    source = sqlite3.connect(databases.migrated_file())
    databases.copy_of(source, str(var / "db.sqlite3"))
    source.close()


def _fill(var: Path) -> None:
    demo = _kept("demo", _digest(MAKES_DEMO, databases.fingerprint()), ["messages", "demo"], _migrated)
    static = _kept("static", _digest(MAKES_STATIC, repr(settings.INSTALLED_APPS)), ["static"])
    for part in ("media", "private"):
        shutil.copytree(demo / part, var / part)
    shutil.copy(demo / "db.sqlite3", var)
    shutil.copytree(static / "static", var / "static")


def free_port() -> int:
    """A port of this machine nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo_site(*, mail_port: int) -> Iterator[Site]:
    """The site with its own copy of the demo, sending its e-mail to `mail_port`."""
    with tempfile.TemporaryDirectory(prefix="lasitava-browser-") as folder:
        var, port = Path(folder), free_port()
        _fill(var)
        env = _environment(var) | {
            "LASITAVA_BASE_URL": f"http://127.0.0.1:{port}",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_port),
        }
        config = ["--config", "python:elearning_site.launch.web", "--workers", "1", "--threads", "4"]
        bind = ["--bind", f"127.0.0.1:{port}", "elearning_site.wsgi"]
        log = var / "server.log"
        with log.open("wb") as out:
            command = [sys.executable, "-m", "gunicorn", *config, *bind]
            program = subprocess.Popen(command, env=env, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
        try:
            _wait(program, port, log)
            yield Site(f"http://127.0.0.1:{port}")
        finally:
            os.killpg(program.pid, signal.SIGTERM)
            program.wait()
            said = log.read_text()
            # Shown by pytest beside the test that failed; a 500 has its traceback here.
            print(said[said.find("Traceback") :] if "Traceback" in said else "", file=sys.stderr)


def _wait(program: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    ends = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < ends and program.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")
