"""In which order a learner sees the options, right-hand sides or steps of a question."""

from functools import singledispatch
from random import Random

from courses.domain.questions import Matching, OptionsSpec, Ordering, Spec

TRIES = 8


@singledispatch
def shown_order(spec: Spec, *, shuffle: bool, chance: Random) -> list[str] | None:
    """Return the keys in the order to show them in, drawn once at the start; ``None`` where there is no order.

    Plugins register the kinds that have keys to show.
    """
    return None


@shown_order.register
def _(spec: OptionsSpec, *, shuffle: bool, chance: Random) -> list[str]:
    return _shuffled(spec.keys, chance) if shuffle else list(spec.keys)


@shown_order.register
def _(spec: Matching, *, shuffle: bool, chance: Random) -> list[str]:
    # Always: in the author's order the first right-hand side belongs to the first left-hand side.
    return _shuffled(spec.pairs, chance)


@shown_order.register
def _(spec: Ordering, *, shuffle: bool, chance: Random) -> list[str]:
    # Always, and not by luck in the right order: an untouched list would look answered and be unanswered.
    for _try in range(TRIES):
        order = _shuffled(spec.items, chance)
        if order != list(spec.items):
            return order
    return list(reversed(spec.items))


def _shuffled(keys: tuple[str, ...], chance: Random) -> list[str]:
    order = list(keys)
    chance.shuffle(order)
    return order
