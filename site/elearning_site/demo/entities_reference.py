"""What `reference.yaml` may hold: small lists, issuers, and which course is authored in which language."""

from dataclasses import dataclass
from typing import Literal

from elearning_site.demo.entities_project import Country, Labelled
from elearning_site.demo.reading import InlineWords, Words


@dataclass(frozen=True)
class RegionEntry:
    """A region of the programme area."""

    id: str
    country: Country
    words: InlineWords


@dataclass(frozen=True)
class CourseFacts:
    """What a course is about, for whom, and the language it is authored in."""

    id: str
    source: Literal["lv", "lt", "en"]
    unlocking: Literal["open", "stepwise"]
    topics: tuple[str, ...]
    audiences: tuple[str, ...]


@dataclass(frozen=True)
class IssuerFacts:
    """What a certificate says of its issuer."""

    partner: str
    register_number: str
    place: Words
    signatory: str
    position: Words


@dataclass(frozen=True)
class ReferenceContent:
    """The whole of reference.yaml."""

    version: Literal[1]
    topics: tuple[Labelled, ...]
    audiences: tuple[Labelled, ...]
    regions: tuple[RegionEntry, ...]
    services: tuple[Labelled, ...]
    indicators: tuple[Labelled, ...]
    courses: tuple[CourseFacts, ...]
    issuers: tuple[IssuerFacts, ...]
    titles: tuple[Labelled, ...]
