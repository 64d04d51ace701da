"""A real server with the demo site, and how much processor time it takes."""

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

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
SECONDS_TO_ANSWER = 60
NANOSECONDS = 1_000_000_000


@dataclass(frozen=True)
class Server:
    """Where it listens and which process leads it. `env` is what management commands need to see the same site."""

    host: str
    port: int
    pid: int
    env: dict[str, str]

    def processor_seconds(self) -> float:
        """Time the web processes and, where there is one, the database server have spent computing so far."""
        pids = {self.pid, *_children(self.pid)}
        if "DATABASE_URL" in self.env:
            pids |= _named("postgres")
        return sum(map(_nanoseconds, pids)) / NANOSECONDS

    def manage(self, *words: str) -> str:
        """Run a management command on the site; what it printed."""
        return manage(self.env, *words)


def manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, str(ROOT / "site" / "manage.py"), *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")
    return done.stdout


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _named(name: str) -> set[int]:
    found = set()
    for comm in Path("/proc").glob("[0-9]*/comm"):
        try:
            if comm.read_text().strip() == name:
                found.add(int(comm.parent.name))
        except OSError:
            continue  # it ended between listing and reading
    return found


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
    """The demo site under production settings on its own data, behind gunicorn with two processes of one thread."""
    with tempfile.TemporaryDirectory(prefix="lasitava-benchmark-") as folder:
        port = _free_port()
        env = os.environ | {
            "LASITAVA_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.benchmark.production",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "SECRET_KEY": "only for measuring on this machine, long enough for the check of its length",
            "ALLOWED_HOSTS": "127.0.0.1",
            "LASITAVA_BASE_URL": f"http://127.0.0.1:{port}",
            "LOG_LEVEL": "ERROR",
        }
        prepare = [sys.executable, "-m", "elearning_site.launch.prepare", "messages", "migrate", "static", "demo"]
        subprocess.run(prepare, env=env, check=True, capture_output=True)
        config = ["--config", "python:elearning_site.launch.web", "--workers", str(WORKERS), "--threads", "1"]
        bind = ["--bind", f"127.0.0.1:{port}", "elearning_site.wsgi"]
        command = [sys.executable, "-m", "gunicorn", *config, *bind]
        with (Path(folder) / "server.log").open("wb") as log:
            program = subprocess.Popen(command, env=env, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
            try:
                _wait(program, port)
                yield Server("127.0.0.1", port, program.pid, env)
            finally:
                os.killpg(program.pid, signal.SIGTERM)
                program.wait()


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
