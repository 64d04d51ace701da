"""The outline of a course: its units in reading order, and the way from one to the next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class UnitKind(StrEnum):
    """What a unit is. A module only groups; lessons and quizzes are what a learner does."""

    MODULE = "module"
    LESSON = "lesson"
    QUIZ = "quiz"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """One unit of a course."""

    key: str
    kind: UnitKind
    position: int
    """Place among the units of the same parent."""
    parent: str | None = None
    """Key of the module; ``None`` stands directly in the course."""
    required: bool = True
    minutes: int = 0
    final: bool = False
    """Of a quiz: it closes the course, wherever it stands."""
    added_at: datetime | None = None
    """When the unit became part of the course; ``None`` is from the start."""

    @property
    def is_leaf(self) -> bool:
        """The unit is something a learner does, not a heading."""
        return self.kind is not UnitKind.MODULE


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The units before and after one."""

    previous: OutlineItem | None
    following: OutlineItem | None


@dataclass(frozen=True, slots=True, init=False)
class Outline:
    """The units in reading order. A unit whose module is not there (not published) is not there either."""

    items: tuple[OutlineItem, ...]
    """Modules and leaves, a module directly before its own."""
    leaves: tuple[OutlineItem, ...]
    _index: Mapping[str, int] = field(repr=False, compare=False)

    def __init__(self, items: Iterable[OutlineItem]) -> None:
        children: dict[str | None, list[OutlineItem]] = {}
        for item in items:
            children.setdefault(item.parent, []).append(item)
        ordered = tuple(_walk(children))
        leaves = tuple(item for item in ordered if item.is_leaf)
        index = {item.key: number for number, item in enumerate(leaves)}
        if len({item.key for item in ordered}) != len(ordered):
            raise ValueError("a key stands twice in the outline")
        object.__setattr__(self, "items", ordered)
        object.__setattr__(self, "leaves", leaves)
        object.__setattr__(self, "_index", MappingProxyType(index))

    @property
    def required(self) -> tuple[OutlineItem, ...]:
        """The leaves that count for completion."""
        return tuple(item for item in self.leaves if item.required)

    def before(self, key: str) -> tuple[OutlineItem, ...]:
        """Return the leaves before the one named; ``KeyError`` when it is not in the outline."""
        return self.leaves[: self._index[key]]

    def neighbours(self, key: str) -> Neighbours:
        """Return the leaves beside the one named; ``KeyError`` when it is not in the outline."""
        at = self._index[key]
        return Neighbours(
            previous=self.leaves[at - 1] if at else None,
            following=self.leaves[at + 1] if at + 1 < len(self.leaves) else None,
        )


def _walk(children: Mapping[str | None, list[OutlineItem]]) -> Iterator[OutlineItem]:
    # From the root, with a stack: items in a circle of parents are never reached, so this always ends.
    stack = _reading_order(children, None)
    while stack:
        item = stack.pop()
        yield item
        stack.extend(_reading_order(children, item.key))


def _reading_order(children: Mapping[str | None, list[OutlineItem]], parent: str | None) -> list[OutlineItem]:
    # Two units on one place (a move half done) still have one order. Last first, for the stack.
    return sorted(children.get(parent, []), key=lambda item: (item.position, item.key), reverse=True)
