"""Organisation facts: what plugins know about organisations, shown where organisations are listed."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from .registry import Registry

OrganisationFacts = Callable[[Collection[int]], Mapping[int, tuple[Any, Any]]]
"""Primary keys in, one (term, value) pair a key out, both translatable. One query for all, whatever their number."""

organisation_facts: Registry[OrganisationFacts] = Registry("organisation facts")
