"""Processor time of the server for one act, as the median of several rounds."""

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from tests.benchmark.client import Browser
from tests.benchmark.server import Server

ROUNDS = 5
SECONDS_OF_VISITORS = 4
CONNECTIONS = 8
CORES = 2


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, by round."""

    rounds: tuple[float, ...]

    @property
    def middle(self) -> float:
        return median(self.rounds)

    def __str__(self) -> str:
        return f"{min(self.rounds):.2f} / {self.middle:.2f} / {max(self.rounds):.2f} ms"


def cost_of(server: Server, act: Callable[[], object], *, times: int, warm_up: int) -> Cost:
    """What `act` costs the server. Memos are kept by each process, so it warms up until both have them."""
    for _ in range(warm_up):
        act()
    rounds = []
    for _ in range(ROUNDS):
        before = server.processor_seconds()
        for _ in range(times):
            act()
        rounds.append((server.processor_seconds() - before) / times * 1000)
    return Cost(tuple(rounds))


@dataclass(frozen=True)
class Rate:
    """Answers a second as seen by the visitors, who share the machine, and as the server's time would allow alone."""

    seen: float
    milliseconds: float
    client: str

    @property
    def allowed(self) -> float:
        return CORES / self.milliseconds * 1000

    def __str__(self) -> str:
        seen = f"{self.seen:.0f} a second by {self.client}"
        return f"{self.milliseconds:.3f} ms, {seen}, {self.allowed:.0f} on {CORES} cores"


def rate_of(server: Server, path: str) -> Rate:
    """How fast an address is answered to visitors who keep their connections."""
    rates = [_by_wrk(server, path) if shutil.which("wrk") else _by_browser(server, path) for _ in range(ROUNDS)]
    return sorted(rates, key=lambda rate: rate.milliseconds)[ROUNDS // 2]


def _by_wrk(server: Server, path: str) -> Rate:
    before = server.processor_seconds()
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS_OF_VISITORS}s", "-H", "X-Forwarded-Proto: https"]
    told = subprocess.run(
        [*command, f"http://{server.host}:{server.port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    spent = server.processor_seconds() - before
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    count = int(next(line for line in told.splitlines() if "requests in" in line).split()[0])
    return Rate(count / SECONDS_OF_VISITORS, spent / count * 1000, "wrk")


def _by_browser(server: Server, path: str) -> Rate:
    browser = Browser(server.host, server.port)
    before, began, count = server.processor_seconds(), time.monotonic(), 0
    while time.monotonic() < began + SECONDS_OF_VISITORS:
        browser.get(path)
        count += 1
    seconds, spent = time.monotonic() - began, server.processor_seconds() - before
    browser.close()
    return Rate(count / seconds, spent / count * 1000, "one client")
