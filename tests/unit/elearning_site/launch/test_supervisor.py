"""Web, worker and tick live and die together."""

import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from elearning_site.launch import supervisor
from elearning_site.launch.console import Trouble

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DIE = [sys.executable, "-c", "raise SystemExit(1)"]


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(supervisor, "LOGS", tmp_path)
    monkeypatch.setattr(supervisor, "VAR", tmp_path)
    before = {number: signal.getsignal(number) for number in supervisor.SIGNALS}
    yield tmp_path
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def answering() -> Iterator[int]:
    """A port where something answers every request with a page."""

    class Page(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield busy.getsockname()[1]


def test_a_port_asked_for_and_taken_is_refused(taken: int) -> None:
    with pytest.raises(Trouble, match=f"Port {taken} on 127.0.0.1 is taken"):
        supervisor.choose_port("127.0.0.1", taken)


def test_without_asking_the_next_free_port_is_used(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PORT", taken)
    chosen = supervisor.choose_port("127.0.0.1", None)
    assert taken < chosen < taken + supervisor.PORTS_TO_TRY


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(Trouble):
        supervisor.choose_port("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("0.0.0.0", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],  # noqa: S104 -- the case under test
)
def test_the_address_is_one_a_person_can_open(host: str, shown: str) -> None:
    assert supervisor.address(host, 8000) == shown


def test_a_site_others_can_reach_answers_to_the_name_it_was_given() -> None:
    assert "reading-room.example" in supervisor.child_environment("reading-room.example", 8000)["ALLOWED_HOSTS"].split(
        ","
    )


def test_a_queue_elsewhere_has_its_worker_elsewhere() -> None:
    assert sorted(supervisor.commands({}, "127.0.0.1", 8000)) == ["tick", "web", "worker"]
    elsewhere = {"TASKS_BACKEND": "django_tasks_rq.RQBackend"}
    assert sorted(supervisor.commands(elsewhere, "127.0.0.1", 8000)) == ["tick", "web"]


def test_one_installation_is_served_once(logs: Path) -> None:
    with supervisor.only_one(), pytest.raises(Trouble, match="already running"), supervisor.only_one():
        pass


def test_a_dead_program_ends_the_others_with_one_sentence(
    logs: Path, answering: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = {"web": SLEEP, "worker": [sys.executable, "-c", "import time; time.sleep(1)"]}
    monkeypatch.setattr(supervisor, "commands", lambda *args: programs)
    started: list[subprocess.Popen[bytes]] = []
    start = supervisor._start
    monkeypatch.setattr(supervisor, "_start", lambda *args: started.append(start(*args)) or started[-1])
    with pytest.raises(Trouble, match=r"The worker process ended by itself, so all was stopped. Read .*worker\.log"):
        supervisor.serve(os.environ, host="127.0.0.1", port=answering)
    assert [program.poll() is not None for program in started] == [True, True]


def test_a_signal_stops_everything_in_order(logs: Path, answering: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "commands", lambda *args: {"web": SLEEP, "tick": SLEEP})
    started: list[subprocess.Popen[bytes]] = []
    start = supervisor._start
    monkeypatch.setattr(supervisor, "_start", lambda *args: started.append(start(*args)) or started[-1])
    supervisor.stop_on_signals()
    threading.Timer(1, os.kill, [os.getpid(), signal.SIGTERM]).start()
    assert supervisor.serve(os.environ, host="127.0.0.1", port=answering) == 0
    assert [program.returncode for program in started] == [-signal.SIGTERM, -signal.SIGTERM]


def test_a_program_that_does_not_listen_is_killed(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "SECONDS_TO_STOP", 0.5)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE, start_new_session=True)
    assert program.stdout is not None
    assert program.stdout.readline() == b"deaf\n"
    began = time.monotonic()
    supervisor.stop_all({"web": program})
    program.stdout.close()
    assert program.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 5


def test_a_site_that_dies_at_start_is_told(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "commands", lambda *args: {"web": DIE})
    with pytest.raises(Trouble, match="The web process ended by itself"):
        supervisor.serve(os.environ, host="127.0.0.1", port=1)
