"""Card renderers: how a page of some class looks as a card inside a lesson or a news text."""

from dataclasses import dataclass
from typing import Any

from .registry import Registry


@dataclass(frozen=True)
class CardRenderer:
    """`template` gets `page` (specific) and `kind` (what stands above the title, translatable)."""

    template: str
    kind: Any


card_renderers: Registry[CardRenderer] = Registry("card renderers")
