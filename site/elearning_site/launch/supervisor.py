"""Web, worker and tick as one: started together, stopped together, and none outlives another unnoticed."""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import IO

from .console import Trouble, say
from .environment import LOGS, PYTHON, SITE, VAR, inherited

FIRST_PORT = 8000
PORTS_TO_TRY = 20
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 8
SECONDS_BETWEEN_TICKS = 60
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- recognised, never chosen by default
"""Addresses that mean "all of this machine's", with the one to reach it by from here."""
DATABASE_QUEUE = "django_tasks_db.DatabaseBackend"


class Stop(Exception):
    """Ctrl-C or a signal from outside."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def stop_on_signals() -> None:
    """From here on Ctrl-C, `kill` and a closed terminal raise Stop, so that whatever runs is ended in order."""
    for number in SIGNALS:
        signal.signal(number, _stop)


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the lock of this installation. Raises Trouble when another `start.py` serves it already."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "start.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble("This site is already running. Stop it with Ctrl-C where it was started.") from None
        yield


def is_free(host: str, port: int) -> bool:
    """Whether this machine lets us listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return False
    return True


def choose_port(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one. Raises Trouble when there is none."""
    if asked is not None:
        if not is_free(host, asked):
            raise Trouble(f"Port {asked} on {host} is taken or not allowed. Name another with --port.")
        return asked
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY):
        if is_free(host, port):
            return port
    last = FIRST_PORT + PORTS_TO_TRY - 1
    raise Trouble(f"The ports {FIRST_PORT} to {last} on {host} are all taken. Name a free one with --port.")


def address(host: str, port: int) -> str:
    """The address a person on this machine opens."""
    shown = EVERYWHERE.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def child_environment(host: str, port: int) -> dict[str, str]:
    """This process's environment plus what the site has to know about where it is served; what is set stays."""
    env = inherited()
    env.setdefault("DJANGO_SETTINGS_MODULE", "elearning_site.settings.development")
    env.setdefault("LASITAVA_BASE_URL", address(host, port))
    env.setdefault("PYTHONUNBUFFERED", "1")
    if host not in LOOPBACK:
        own = {"127.0.0.1", "localhost", "[::1]", socket.gethostname()}
        own |= _own_addresses() if host in EVERYWHERE else {f"[{host}]" if ":" in host else host}
        env.setdefault("ALLOWED_HOSTS", ",".join(sorted(own)))
    return env


def _own_addresses() -> set[str]:
    try:
        return set(socket.gethostbyname_ex(socket.gethostname())[2])
    except OSError:
        return set()


def commands(env: Mapping[str, str], host: str, port: int) -> dict[str, list[str]]:
    """The programs of a running site by name, the web first. A queue outside the database has its worker elsewhere."""
    python, manage = str(PYTHON), str(SITE / "manage.py")
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    web = ["--config", "python:elearning_site.launch.web", "--bind", bind, "elearning_site.wsgi"]
    programs = {
        "web": [python, "-m", "gunicorn", *web],
        "worker": [python, manage, "db_worker", "--queue-name", "*", "--no-startup-delay"],
        "tick": [python, manage, "tick", "--every", str(SECONDS_BETWEEN_TICKS)],
    }
    if env.get("TASKS_BACKEND", DATABASE_QUEUE) != DATABASE_QUEUE:
        del programs["worker"]
    return programs


def serve(env: Mapping[str, str], *, host: str, port: int) -> int:
    """Start the programs, say where the site is, wait until a person or a dead program ends it. Never raises Stop."""
    LOGS.mkdir(parents=True, exist_ok=True)
    running: dict[str, subprocess.Popen[bytes]] = {}
    with ExitStack() as logs:
        try:
            for name, command in commands(env, host, port).items():
                log = logs.enter_context((LOGS / f"{name}.log").open("ab"))
                running[name] = _start(command, env, log)
                if name == "web":
                    # Pages first: the others load for seconds, and nobody waits for them.
                    _wait_for_answer(running, host, port)
            say(f"\nLasītava is ready:  {address(host, port)}/\nLogs are in {LOGS}. Ctrl-C stops everything.")
            while True:
                _refuse_dead(running)
                time.sleep(0.5)
        except Stop:
            say("\nStopping …")
        finally:
            for number in SIGNALS:
                signal.signal(number, signal.SIG_IGN)
            stop_all(running)
    say("Stopped.")
    return 0


def _start(command: list[str], env: Mapping[str, str], log: IO[bytes]) -> "subprocess.Popen[bytes]":
    """One program in a session of its own, so that Ctrl-C reaches this one only and the rest ends in order."""
    nothing = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 -- a command from commands()
        command, env=env, cwd=SITE.parent, stdin=nothing, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )


def _refuse_dead(running: Mapping[str, "subprocess.Popen[bytes]"]) -> None:
    for name, program in running.items():
        if program.poll() is not None:
            raise Trouble(f"The {name} process ended by itself, so all was stopped. Read {LOGS / f'{name}.log'}.")


def _wait_for_answer(running: Mapping[str, "subprocess.Popen[bytes]"], host: str, port: int) -> None:
    """Until the site answers a request. Raises Trouble when a program dies, the site errs or stays silent."""
    ends = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < ends:
        _refuse_dead(running)
        connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=SECONDS_TO_ANSWER)
        try:
            connection.request("GET", "/")
            status = connection.getresponse().status
        except OSError:
            time.sleep(0.1)
            continue
        finally:
            connection.close()
        if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Trouble(f"The site answers with error {status}. Read {LOGS / 'web.log'}.")
        return
    raise Trouble(f"The site did not answer within {SECONDS_TO_ANSWER} seconds. Read {LOGS / 'web.log'}.")


def stop_all(running: Mapping[str, "subprocess.Popen[bytes]"]) -> None:
    """Ask every program to end, then insist. Their children go with them."""
    for program in running.values():
        _signal(program, signal.SIGTERM)
    ends = time.monotonic() + SECONDS_TO_STOP
    for program in running.values():
        try:
            program.wait(max(ends - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            _signal(program, signal.SIGKILL)
            program.wait()


def _signal(program: "subprocess.Popen[bytes]", number: int) -> None:
    try:
        os.killpg(program.pid, number)
    except ProcessLookupError:
        program.poll()  # it ended between two looks
