"""Personal data: every app with rows about a person registers how they leave (export) and how they go (erase)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .registry import Registry


@dataclass(frozen=True)
class PersonalData:
    """`models` are the labels of the models covered; a test fails for a model with a user key that nobody covers.

    `export(user_id)` returns plain JSON-able data; `erase(user_id)` removes or empties what need not be kept and is
    called inside one transaction. Append-only rows stay: they point at a user row without a name.
    """

    label: Any
    models: tuple[str, ...]
    export: Callable[[int], Any]
    erase: Callable[[int], None]


personal_data: Registry[PersonalData] = Registry("personal data")
