"""What a visitor chose in the catalogue. Everything is in the address, nothing in the session."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict

from courses.queries.catalogue import facet_labels

LONGEST_QUERY = 100


@dataclass(frozen=True)
class CatalogueChoice:
    """Search words and filters; unknown filters and options are left out where they are applied."""

    query: str
    chosen: Mapping[str, list[str]]

    @classmethod
    def from_address(cls, data: QueryDict, *, language: str) -> Self:
        """Read `?q=…&level=…&level=…`. NUL and whatever is too long are dropped."""
        query = data.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
        return cls(query, {key: data.getlist(key) for key in facet_labels(language)})
