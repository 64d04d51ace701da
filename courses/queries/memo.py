"""What is the same for everybody is worked out once per process and generation."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from .generation import current_generation

Params = ParamSpec("Params")
Result = TypeVar("Result")
MOST_KEPT = 500


class _Memo:
    """What one function worked out, with the number it holds for.

    Both are replaced at once and never emptied: another thread may still be filling, under the old number, what it
    began before something was published.
    """

    def __init__(self) -> None:
        self.kept: tuple[int, dict[Any, Any]] = (-1, {})


_every_memo: list[_Memo] = []


def forget_kept() -> None:
    """Empty every memo of this process (tests, whose databases are rolled back under an unchanged number)."""
    for memo in _every_memo:
        memo.kept = (-1, {})


def kept_per_generation(function: Callable[Params, Result]) -> Callable[Params, Result]:
    """Memoise by positional arguments until something is published. Bounded: it forgets all when it grows too large."""
    memo = _Memo()
    _every_memo.append(memo)

    @wraps(function)
    def wrapper(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        now = current_generation()
        generation, kept = memo.kept
        if now != generation or len(kept) > MOST_KEPT:
            kept = {}
            memo.kept = (now, kept)
        if args in kept:
            known: Result = kept[args]
            return known
        result = function(*args, **kwargs)
        kept[args] = result
        return result

    return wrapper
