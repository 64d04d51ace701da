"""What is the same for everybody is worked out once per process and generation."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from .generation import current_generation

Params = ParamSpec("Params")
Result = TypeVar("Result")
MOST_KEPT = 500

_every_memo: list[dict[Any, Any]] = []


def forget_kept() -> None:
    """Empty every memo of this process (tests, whose databases are rolled back under an unchanged number)."""
    for memo in _every_memo:
        memo.clear()


def kept_per_generation(function: Callable[Params, Result]) -> Callable[Params, Result]:
    """Memoise by positional arguments until something is published. Bounded: it forgets all when it grows too large."""
    kept: dict[Any, Any] = {}
    _every_memo.append(kept)
    generation = -1

    @wraps(function)
    def wrapper(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        nonlocal generation
        now = current_generation()
        if now != generation or len(kept) > MOST_KEPT:
            kept.clear()
            generation = now
        if args not in kept:
            kept[args] = function(*args, **kwargs)
        result: Result = kept[args]
        return result

    return wrapper
