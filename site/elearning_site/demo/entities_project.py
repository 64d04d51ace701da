"""What `demo-content.yaml` may hold about the projects: fact sheets, budgets, partners and places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from elearning_site.demo.reading import InlineWords, Words

Source = Literal["seed", "public", "demo"]
Country = Literal["LV", "LT"]


@dataclass(frozen=True)
class Labelled:
    """A key with its name in three languages: menu entries, categories, rules, fields."""

    words: InlineWords
    key: str = ""
    id: str = ""


@dataclass(frozen=True)
class PartnerShare:
    """One partner's part of the budget, euro."""

    partner: str
    total: Decimal
    erdf: Decimal
    municipal_cofinancing: Decimal
    state_cofinancing: Decimal

    def problems(self) -> Iterator[tuple[str, str]]:
        """The parts of a share must add up."""
        if self.erdf + self.municipal_cofinancing + self.state_cofinancing != self.total:
            yield "total", "is not the sum of ERDF, municipal and state co-financing"


@dataclass(frozen=True)
class Budget:
    """A project's budget, euro."""

    total: Decimal
    erdf: Decimal
    partner_shares: tuple[PartnerShare, ...]


@dataclass(frozen=True)
class Indicators:
    """What a project promised to reach."""

    people_with_better_access_min: int
    new_social_services: int
    new_inclusion_measures: int


@dataclass(frozen=True)
class ProjectFacts:
    """The fact sheet of one EU project."""

    code: str
    acronym: str
    source: Source
    title: Words
    programme: Words
    start: date
    end: date
    lead_partner: str
    partners: tuple[str, ...]
    programme_page: str
    aim: Words | None = None
    budget_eur: Budget | None = None
    target_groups: tuple[Labelled, ...] = ()
    eu_page: str | None = None
    months: int | None = None
    indicators: Indicators | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """A project ends after it starts."""
        if self.end <= self.start:
            yield "end", "is not after the start"


@dataclass(frozen=True)
class Partner:
    """An organisation."""

    id: str
    country: Country
    can_issue_certificates: bool
    name: Words
    url: str | None
    source: Source
    certificate_prefix: str = ""

    def problems(self) -> Iterator[tuple[str, str]]:
        """An issuer needs the prefix its numbers begin with."""
        if self.can_issue_certificates and not self.certificate_prefix:
            yield "certificate_prefix", "a partner that issues certificates needs a prefix"


@dataclass(frozen=True)
class NetworkPoint:
    """A place on the map."""

    id: str
    kind: Literal["sensory_reading_room", "information_point", "multifunctional_centre", "inclusion_activities"]
    project: str
    source: Source
    country: Country
    municipality: Words
    name: Words
    lat: float
    lon: float
    coord_precision: str
    services: tuple[str, ...]
    description: Words

    def problems(self) -> Iterator[tuple[str, str]]:
        """Every point lies in Latvia or Lithuania."""
        if not (53.8 <= self.lat <= 58.1 and 20.9 <= self.lon <= 28.3):
            yield "lat", "the point is outside Latvia and Lithuania"
