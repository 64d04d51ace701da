"""A step of preparation runs when what it depends on changed; a site stays what it began as; a reset loses nothing."""

from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from elearning_site.launch import state
from elearning_site.launch.console import Trouble


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A scratch `var`; the steps that would run are noted instead."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(state, "VAR", tmp_path)
    monkeypatch.setattr(state, "STATE_FILE", tmp_path / "state.json")
    monkeypatch.setattr(state, "LOGS", tmp_path / "logs")
    noted: list[list[str]] = []

    def follow(label: str, command: list[Any], **options: Any) -> None:
        noted.append(command[3:])

    monkeypatch.setattr(state, "follow", follow)
    monkeypatch.setattr(state.subprocess, "run", lambda command, **options: noted.append(command[2:]) or Namespace())
    return noted


def start(env: dict[str, str] | None = None, *, empty: bool = False, start_anew: bool = False) -> dict[str, str]:
    env = {} if env is None else env
    state.bring_up_to_date(env, empty=empty, start_anew=start_anew)
    return env


def test_the_second_start_prepares_nothing(runs: list[list[str]]) -> None:
    assert start()["LASITAVA_DEMO"] == "true"
    start()
    assert runs == [["messages", "static", "migrate", "demo"]]


def test_another_database_is_migrated_and_filled(runs: list[list[str]]) -> None:
    start()
    start({"DATABASE_URL": "postgres://127.0.0.1/other"})
    assert runs[1:] == [["migrate", "demo"]]


def test_an_empty_site_shows_its_link_once_and_stays_empty(runs: list[list[str]]) -> None:
    assert start(empty=True)["LASITAVA_DEMO"] == "false"
    assert start()["LASITAVA_DEMO"] == "false"
    assert runs == [["messages", "static", "migrate"], ["setup_link"]]


def test_a_demo_site_does_not_become_empty_by_itself(runs: list[list[str]]) -> None:
    start()
    with pytest.raises(Trouble, match="--empty --reset"):
        start(empty=True)


def test_a_reset_keeps_what_was_there(runs: list[list[str]], tmp_path: Path) -> None:
    start()
    (tmp_path / "db.sqlite3").write_text("learners")
    (tmp_path / "logs").mkdir()
    assert start(empty=True, start_anew=True)["LASITAVA_DEMO"] == "false"
    (kept,) = tmp_path.glob("reset-*")
    assert sorted(path.name for path in kept.iterdir()) == ["db.sqlite3", "state.json"]
    assert (kept / "db.sqlite3").read_text() == "learners"
    assert (tmp_path / "logs").is_dir()


def test_a_reset_does_not_touch_a_database_elsewhere(runs: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://127.0.0.1/other")
    with pytest.raises(Trouble, match="DATABASE_URL"):
        start(start_anew=True)
