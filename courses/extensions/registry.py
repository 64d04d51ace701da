"""A typed registry: filled in `AppConfig.ready()`, refuses duplicates, lists in a fixed order."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

Item = TypeVar("Item")


class Registry(Generic[Item]):
    """What plugins add to the core under a key. Order: by key, so it never depends on import luck."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, Item] = {}

    def register(self, key: str, item: Item) -> Item:
        """Add an item. Raises ImproperlyConfigured when the key is taken."""
        if key in self._items:
            raise ImproperlyConfigured(f"{self.name}: {key!r} is registered twice.")
        self._items[key] = item
        return item

    @contextmanager
    def register_temporarily(self, key: str, item: Item) -> Iterator[Item]:
        """For tests: the item is there inside the block only."""
        self.register(key, item)
        try:
            yield item
        finally:
            del self._items[key]

    def __getitem__(self, key: str) -> Item:
        return self._items[key]

    def get(self, key: str) -> Item | None:
        return self._items.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._items

    def items(self) -> list[tuple[str, Item]]:
        return sorted(self._items.items())

    def values(self) -> list[Item]:
        return [item for _, item in self.items()]

    def keys(self) -> list[str]:
        return sorted(self._items)
