"""A real server with the demo site under production settings, and how much processor time it takes.

`DATABASE_URL` names a PostgreSQL server, where a database of its own is made and dropped; without it SQLite is used.
`CACHE_URL` names a Redis. `BENCHMARK_FOLDER` keeps the data of a run for the next one.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
THREADS = int(os.environ.get("BENCHMARK_THREADS", "1"))
SECONDS_TO_ANSWER = 60
NANOSECONDS = 1_000_000_000
MAKE_DATA = "from tests.benchmark.data import make; make()"


@dataclass(frozen=True)
class Server:
    """Where it listens and which process leads it. `database` is the address of its PostgreSQL, empty on SQLite."""

    host: str
    port: int
    pid: int
    database: str

    @property
    def kind(self) -> str:
        return "PostgreSQL" if self.database else "SQLite"

    def processor_seconds(self) -> float:
        """Time the web processes and the database connections they hold have spent computing so far."""
        pids = {self.pid, *_children(self.pid), *self._connections()}
        return sum(map(_nanoseconds, pids)) / NANOSECONDS

    def _connections(self) -> set[int]:
        """Processes of PostgreSQL that serve this site alone; those that serve everybody are not counted."""
        if not self.database:
            return set()
        with psycopg.connect(self.database) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            return {pid for (pid,) in rows.fetchall()}


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _nanoseconds(pid: int) -> int:
    """Time on a processor of all threads of a process; `schedstat` counts finer than the clock ticks of `stat`."""
    total = 0
    for schedstat in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            total += int(schedstat.read_text().split()[0])
        except OSError:
            continue  # a thread ended between listing and reading
    return total


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo_server() -> Iterator[Server]:
    """The demo site and the measured course on data of their own, behind gunicorn with two processes."""
    with _folder() as folder, _database() as database:
        port = _free_port()
        env = os.environ | {
            "LASITAVA_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tests.benchmark.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "SECRET_KEY": "only for measuring on this machine, long enough for the check of its length",
            "ALLOWED_HOSTS": "127.0.0.1",
            "LASITAVA_BASE_URL": f"https://127.0.0.1:{port}",
            "LOG_LEVEL": "ERROR",
        }
        if database:
            env["DATABASE_URL"] = database
        _prepare(env)
        config = ["--config", "python:elearning_site.launch.web", "--workers", str(WORKERS), "--threads", str(THREADS)]
        bind = ["--bind", f"127.0.0.1:{port}", "elearning_site.wsgi"]
        command = [sys.executable, "-m", "gunicorn", *config, *bind]
        with (folder / "server.log").open("wb") as log:
            program = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
            try:
                _wait(program, port)
                yield Server("127.0.0.1", port, program.pid, database)
            finally:
                os.killpg(program.pid, signal.SIGTERM)
                program.wait()


def _prepare(env: dict[str, str]) -> None:
    steps = [sys.executable, "-m", "elearning_site.launch.prepare", "messages", "migrate", "static", "demo"]
    shell = [sys.executable, str(ROOT / "site" / "manage.py"), "shell", "--no-imports", "--command", MAKE_DATA]
    for command in (steps, shell):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")


@contextmanager
def _folder() -> Iterator[Path]:
    kept = os.environ.get("BENCHMARK_FOLDER", "")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory(prefix="lasitava-benchmark-") as folder:
        yield Path(folder)


@contextmanager
def _database() -> Iterator[str]:
    """A database of its own beside the one that `DATABASE_URL` names; kept when the folder is."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield ""
        return
    kept = bool(os.environ.get("BENCHMARK_FOLDER", ""))
    name = "lasitava_benchmark" if kept else f"lasitava_benchmark_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            if not kept:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _wait(program: "subprocess.Popen[bytes]", port: int) -> None:
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
    raise RuntimeError("The server for the benchmark did not start.")
