"""What has been prepared already: a fingerprint for each step, so that the second start does nothing twice."""

import json
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from .console import Trouble, follow, say
from .environment import LOGS, PYTHON, ROOT, RUNTIME_LOCK, SITE, VAR, digest, read_json

STATE_FILE = VAR / "state.json"
APPS = (
    SITE / "elearning_site",
    SITE / "accounts",
    *(ROOT / name for name in ("courses", "methodology", "certificates", "cms_pages")),
)
KEPT_AT_RESET = ("logs", "start.lock", "reset-")


def bring_up_to_date(env: dict[str, str], *, empty: bool, start_anew: bool) -> None:
    """Run the steps whose fingerprint changed. Sets `LASITAVA_DEMO` in `env`; a site keeps the kind it began as."""
    if start_anew:
        move_aside()
    state = read_json(STATE_FILE)
    kind = state.get("kind") or ("empty" if empty else "demo")
    if empty and kind == "demo" and state:
        raise Trouble("This site already holds the demo content. To start an empty one, run: start.py --empty --reset")
    env.setdefault("LASITAVA_DEMO", str(kind == "demo").lower())
    done = state.get("steps", {})
    wanted = fingerprints(kind, env)
    due = [step for step, fingerprint in wanted.items() if done.get(step) != fingerprint]
    if not due:
        return
    follow("Preparing the site", [PYTHON, "-m", "elearning_site.launch.prepare", *due], log=LOGS / "setup.log", env=env)
    if kind == "empty" and not done:
        # Printed as it is: the link is shown once and kept nowhere.
        subprocess.run([PYTHON, SITE / "manage.py", "setup_link"], env=env, check=True)  # noqa: S603 -- ours
    STATE_FILE.write_text(json.dumps({"kind": kind, "steps": wanted}, indent=1))


def fingerprints(kind: str, env: Mapping[str, str]) -> dict[str, str]:
    """Each step of preparation, in order, with the fingerprint of all that its result depends on."""
    database = env.get("DATABASE_URL", "")
    migrations = [path.relative_to(ROOT) for path in _files("migrations/0*.py")]
    static = [(path.relative_to(ROOT), path.stat().st_mtime_ns) for path in _files("static/**/*")]
    steps = {
        "messages": digest(files=sorted((ROOT / "locale").rglob("*.po"))),
        "static": digest(*static, files=[RUNTIME_LOCK]),
        "migrate": digest(database, *migrations, files=[RUNTIME_LOCK]),
    }
    if kind == "demo":
        steps["demo"] = digest(database, files=_files("demo/**/*.yaml"))
    return steps


def _files(pattern: str) -> list[Path]:
    return sorted(path for app in APPS for path in app.glob(f"**/{pattern}") if path.is_file())


def move_aside() -> None:
    """Begin anew. Nothing a person made is thrown away: it moves to `var/reset-<time>/`."""
    if os.environ.get("DATABASE_URL"):
        raise Trouble(
            "DATABASE_URL is set, so the data is not in var/. Empty that database with its own tools instead."
        )
    kept = VAR / time.strftime("reset-%Y%m%d-%H%M%S")
    entries = [path for path in VAR.glob("*") if not path.name.startswith(KEPT_AT_RESET)]
    for path in entries:
        kept.mkdir(exist_ok=True)
        path.rename(kept / path.name)
    if entries:
        say(f"  What was there is kept in {kept}")
