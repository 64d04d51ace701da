"""What a person sees while the site is being set up: plain sentences and one line of progress."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

SECONDS_BETWEEN_LINES = 5
"""How often progress is repeated where no terminal can redraw a line."""


class Trouble(Exception):
    """Something the person has to mend: one plain sentence about what happened, one about what to do."""


def say(text: str = "") -> None:
    """A line for the person, shown at once."""
    print(text, flush=True)


class Progress:
    """One line that tells what is being done, for how long, and the latest word from the program doing it."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.latest = ""
        self._began = time.monotonic()
        self._live = sys.stdout.isatty()
        self._shown = 0
        if not self._live:
            say(f"  {label} …")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def show(self) -> None:
        """Redraw the line, or repeat it now and then where it cannot be redrawn."""
        if self._live:
            room = max(shutil.get_terminal_size().columns - len(self.label) - 14, 10)
            print(f"\r\033[K  {self.label} · {self.seconds:.0f} s · {self.latest[:room]}", end="", flush=True)
        elif self.seconds >= self._shown + SECONDS_BETWEEN_LINES:
            self._shown = int(self.seconds)
            say(f"    {self._shown} s · {self.latest}")

    def close(self) -> None:
        if self._live:
            print("\r\033[K", end="", flush=True)


def follow(label: str, command: Sequence[object], *, log: Path, env: Mapping[str, str] | None = None) -> None:
    """Run a program under a progress line; what it prints goes to `log`. Raises Trouble when it fails."""
    words = [str(word) for word in command]
    log.parent.mkdir(parents=True, exist_ok=True)
    progress = Progress(label)
    with log.open("a", encoding="utf-8") as file:
        file.write(f"\n$ {' '.join(words)}\n")
        # The program is one of the project's own or of the environment's, with arguments chosen here.
        out, into_it = subprocess.PIPE, subprocess.STDOUT
        with subprocess.Popen(words, stdout=out, stderr=into_it, text=True, env=env) as program:  # noqa: S603

            def read() -> None:
                for line in program.stdout or ():
                    file.write(line)
                    progress.latest = line.strip() or progress.latest

            reader = threading.Thread(target=read, daemon=True)
            reader.start()
            try:
                while reader.is_alive():
                    reader.join(0.2)
                    progress.show()
                code = program.wait()
            finally:
                program.terminate()
                progress.close()
    if code:
        raise Trouble(f"{label} did not work: {progress.latest}\nAll it said is in {log}.")
    say(f"  {label}: {progress.seconds:.1f} s")
