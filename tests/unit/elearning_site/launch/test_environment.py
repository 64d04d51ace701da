"""The environment is made again only when something it depends on changed, and a failure is a plain sentence."""

import json
import sys
from pathlib import Path

import pytest

from elearning_site.launch import console, environment


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text("django==5.2.19 \\\n    --hash=sha256:aa\n")
    return path


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in a scratch folder; what would be installed is noted instead."""
    venv = tmp_path / "venv"
    packages = venv / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin" / "python").symlink_to(sys.executable)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    installs: list[str] = []
    monkeypatch.setattr(environment, "_install", lambda locks: installs.append("+".join(lock.name for lock in locks)))
    return installs


def test_a_second_start_installs_nothing(made: list[str], lock: Path) -> None:
    environment.ensure(lock)
    environment.ensure(lock)
    assert made == ["some.lock"]


def test_a_changed_lock_is_installed(made: list[str], lock: Path) -> None:
    environment.ensure(lock)
    lock.write_text(lock.read_text().replace("5.2.19", "5.2.20"))
    environment.ensure(lock)
    assert made == ["some.lock", "some.lock"]


def test_another_set_of_locks_is_remembered_beside_the_first(made: list[str], lock: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.lock"
    other.write_text("")
    environment.ensure(lock)
    environment.ensure(lock, other)
    environment.ensure(lock)
    assert made == ["some.lock", "some.lock+other.lock"]


def test_the_tree_is_importable_from_the_environment(made: list[str], lock: Path) -> None:
    environment.ensure(lock)
    written = environment.VENV / "lib" / "python3.11" / "site-packages" / "_lasitava.pth"
    assert written.read_text().splitlines() == [str(environment.ROOT), str(environment.SITE)]


def test_a_damaged_stamp_is_no_stamp(made: list[str], lock: Path) -> None:
    (environment.VENV / "lasitava.json").write_text("{broken")
    environment.ensure(lock)
    assert list(json.loads((environment.VENV / "lasitava.json").read_text())) == ["some.lock"]


def test_a_failed_installation_says_what_to_do_and_leaves_no_stamp(
    made: list[str], lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(locks: object) -> None:
        raise console.Trouble("Installing 1 packages did not work: no route to host")

    monkeypatch.setattr(environment, "_install", fail)
    with pytest.raises(console.Trouble, match="needs the network"):
        environment.ensure(lock)
    assert not (environment.VENV / "lasitava.json").exists()


def test_the_fast_installer_trusts_whom_this_machine_trusts_and_gives_way_to_pip(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, str]] = []

    def note(label: str, command: object, *, log: Path, env: dict[str, str] | None = None) -> None:
        ran.append((label, (env or {}).get("UV_SYSTEM_CERTS", "")))
        if label == "Installing 1 packages":
            raise console.Trouble("unknown issuer")

    monkeypatch.setattr(environment, "follow", note)
    monkeypatch.setattr(environment, "_find_uv", lambda: Path("uv"))
    monkeypatch.setattr(environment, "_find_pip", lambda: ["pip"])
    environment._install([lock])
    assert ran == [("Installing 1 packages", "1"), ("Installing packages with pip", "")]


def test_without_venv_the_line_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "venv" / "bin" / "python")
    monkeypatch.setattr(environment, "succeeds", lambda *command: False)
    with pytest.raises(console.Trouble, match="apt-get install python3-venv"):
        environment._make()
    with pytest.raises(console.Trouble, match="apt-get install python3-venv"):
        environment._find_pip()


def test_without_chromium_the_line_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("LASITAVA_CHROMIUM", raising=False)
    with pytest.raises(console.Trouble, match="apt-get install chromium"):
        environment.find_chromium()


def test_a_failing_program_is_told_with_its_last_word(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "setup.log"
    with pytest.raises(console.Trouble) as caught:
        console.follow("Counting", [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"], log=log)
    assert str(caught.value) == f"Counting did not work: two\nAll it said is in {log}."
    assert log.read_text().splitlines()[-2:] == ["one", "two"]
