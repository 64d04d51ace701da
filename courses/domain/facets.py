"""Facets: which rows pass a choice of filters, and how many would pass with each further option."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode


class Faceted(Protocol):
    """Something with its option keys by facet: `{"topic": {"autism"}, "language": {"lv", "en"}}`."""

    @property
    def facets(self) -> Mapping[str, Collection[str]]: ...


Row = TypeVar("Row", bound=Faceted)


@dataclass(frozen=True)
class Option:
    """One choice of a facet; `count` is what choosing it (beside what is chosen in other facets) would show."""

    key: str
    # Text, or a lazy translation that becomes text when it is shown.
    label: Any
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the options worth offering: chosen ones and those that would show something."""

    key: str
    label: Any
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.chosen)


@dataclass(frozen=True)
class Found(Generic[Row]):
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True)
class FacetLabels:
    """The name of a facet and of its options, in the order they are offered."""

    label: Any
    options: Mapping[str, Any]


def pick(
    rows: Iterable[Row], *, chosen: Mapping[str, Collection[str]], labels: Mapping[str, FacetLabels]
) -> Found[Row]:
    """Filter rows. Options of one facet widen (or), facets narrow (and); unknown facets and options are ignored."""
    wanted = {key: frozenset(chosen.get(key, ())) & frozenset(facet.options) for key, facet in labels.items()}
    counts: dict[str, Counter[str]] = {key: Counter() for key in labels}
    passed: list[Row] = []
    for row in rows:
        failed = [key for key, options in wanted.items() if options and options.isdisjoint(row.facets.get(key, ()))]
        if not failed:
            passed.append(row)
            for key in labels:
                counts[key].update(row.facets.get(key, ()))
        elif len(failed) == 1:
            # Only its own facet keeps this row out: choosing one of its options there would show it.
            counts[failed[0]].update(row.facets.get(failed[0], ()))
    return Found(tuple(passed), tuple(_facet(key, labels[key], counts[key], wanted[key]) for key in labels))


def _facet(key: str, labels: FacetLabels, counts: Counter[str], chosen: Collection[str]) -> Facet:
    options: Sequence[Option] = [
        Option(option, label, counts[option], option in chosen)
        for option, label in labels.options.items()
        if counts[option] or option in chosen
    ]
    return Facet(key, labels.label, tuple(options))


def address_query(facets: Iterable[Facet], *, query: str = "", without: tuple[str, str] | None = None) -> str:
    """What stands after `?` to see the same choice again, or the same choice without one (facet key, option key)."""
    pairs = [("q", query)] if query and without != ("q", "") else []
    pairs += [
        (facet.key, option.key) for facet in facets for option in facet.chosen if (facet.key, option.key) != without
    ]
    return urlencode(pairs)


def chips(facets: Iterable[Facet], *, query: str = "") -> list[tuple[Any, str]]:
    """What is chosen as (words, address without it), the search words first."""
    facets = list(facets)
    words: list[tuple[Any, str]] = []
    if query:
        words.append((f"“{query}”", "?" + address_query(facets, query=query, without=("q", ""))))
    for facet in facets:
        for option in facet.chosen:
            rest = address_query(facets, query=query, without=(facet.key, option.key))
            words.append((option.label, "?" + rest))
    return words
