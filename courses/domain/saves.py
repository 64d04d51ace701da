"""Which of several saves of one answer counts: a fold that gives every device the same result.

Each browser numbers its saves with a Lamport counter: one more than the greatest number it has seen. The save with
the greatest ``(seq, client)`` wins whatever order they arrive in and however often they are sent.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """One save of one answer by one browser."""

    client: str
    seq: int
    value: Mapping[str, object]
    locale: str = ""
    """Language the answer was given in: typed answers are graded against the words of that language."""

    @property
    def rank(self) -> tuple[int, str, str, str]:
        """The order of saves. The content only decides between two saves under one number, which no browser sends."""
        return self.seq, self.client, json.dumps(self.value, sort_keys=True), self.locale


def next_seq(seen: Iterable[int]) -> int:
    """Return the number of a browser's next save, given all the numbers it has seen."""
    return max(seen, default=0) + 1


def later(one: Save, other: Save) -> Save:
    """Return the save that counts of two: idempotent, commutative and associative."""
    return max(one, other, key=lambda save: save.rank)


def winner(saves: Iterable[Save]) -> Save | None:
    """Return the save that counts, or ``None`` when there is none."""
    return max(saves, key=lambda save: save.rank, default=None)


def overruled(saves: Iterable[Save]) -> list[Save]:
    """Return what other browsers last saved where it differs from what counts, the latest first.

    A learner sees these as "answered differently on another device"; earlier saves of one browser are only typing.
    """
    last: dict[str, Save] = {}
    for save in saves:
        last[save.client] = later(last.get(save.client, save), save)
    counting = winner(last.values())
    if counting is None:
        return []
    losing = (save for save in last.values() if save.value != counting.value)
    return sorted(losing, key=lambda save: save.rank, reverse=True)
