"""The rules and the clock of a quiz attempt. The time is always an argument; the server's clock decides."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

NO_EXTENSION = Decimal(1)
MAX_SECONDS = 30 * 24 * 60 * 60


class AttemptRulesError(ValueError):
    """A quiz's rules are out of bounds or malformed; the message names the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRules:
    """What an attempt freezes of its quiz when it starts."""

    pass_mark: int = 0
    """Percent, 0 to 100; with 0 handing in is enough."""
    max_attempts: int | None = None
    time_limit: int | None = None
    """Seconds, at most 30 days; ``None`` is no limit, and the default."""
    grace: int = 30
    """Seconds after the deadline in which a save still counts, for slow connections."""
    shuffle: bool = False
    show_feedback: bool = True
    show_right_answer: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.pass_mark <= 100:
            raise AttemptRulesError("pass_mark")
        if self.max_attempts is not None and self.max_attempts < 1:
            raise AttemptRulesError("max_attempts")
        if self.time_limit is not None and not 1 <= self.time_limit <= MAX_SECONDS:
            raise AttemptRulesError("time_limit")
        if not 0 <= self.grace <= MAX_SECONDS:
            raise AttemptRulesError("grace")

    def as_json(self) -> dict[str, int | bool | None]:
        """Return the rules as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Read rules back: one that did not exist when they were frozen has its default, unknown ones are left out."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        for name, value in known.items():
            _check_type(name, value)
        return cls(**known)  # type: ignore[arg-type]  # _check_type has looked at each


def _check_type(name: str, value: object) -> None:
    if name in {"shuffle", "show_feedback", "show_right_answer"}:
        fits = isinstance(value, bool)
    else:
        optional = name in {"max_attempts", "time_limit"}
        fits = (isinstance(value, int) and not isinstance(value, bool)) or (optional and value is None)
    if not fits:
        raise AttemptRulesError(name)


class Refusal(StrEnum):
    """Why an attempt may not start; the edge turns it into words."""

    NOT_ENROLLED = "not_enrolled"
    CLOSED = "closed"
    LOCKED = "locked"
    OPEN_ATTEMPT_EXISTS = "open_attempt_exists"
    NO_ATTEMPTS_LEFT = "no_attempts_left"


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed, or refused with every reason, the most basic one first."""

    reasons: tuple[Refusal, ...] = ()

    @property
    def allowed(self) -> bool:
        """Nothing speaks against it."""
        return not self.reasons


def attempts_left(rules: AttemptRules, *, used: int, extra: int = 0) -> int | None:
    """Return how many attempts remain, with ``extra`` ones granted to this learner; ``None`` is without limit."""
    return None if rules.max_attempts is None else max(rules.max_attempts + extra - used, 0)


def may_start(
    rules: AttemptRules,
    *,
    used: int,
    extra: int = 0,
    enrolled: bool,
    live: bool = True,
    locked: bool = False,
    has_open_attempt: bool = False,
) -> Decision:
    """Decide whether a learner may start a new attempt. ``used`` counts all earlier ones, trials apart."""
    against = {
        Refusal.NOT_ENROLLED: not enrolled,
        Refusal.CLOSED: not live,
        Refusal.LOCKED: locked,
        Refusal.OPEN_ATTEMPT_EXISTS: has_open_attempt,
        Refusal.NO_ATTEMPTS_LEFT: attempts_left(rules, used=used, extra=extra) == 0,
    }
    return Decision(tuple(reason for reason, holds in against.items() if holds))


def deadline(started_at: datetime, *, rules: AttemptRules, factor: Decimal | None = NO_EXTENSION) -> datetime | None:
    """Return when the time of an attempt is over, without the grace; ``None`` is never.

    ``factor`` is the learner's own extension (1.5, 2); ``None`` lifts the limit.
    """
    if rules.time_limit is None or factor is None:
        return None
    return started_at + timedelta(seconds=int(rules.time_limit * max(factor, NO_EXTENSION)))


class SaveStanding(StrEnum):
    """What becomes of a save that arrives."""

    IN_TIME = "in_time"
    LATE = "late"
    """Kept, not graded, until a reviewer accepts it."""
    CLOSED = "closed"
    """Refused: the attempt was handed in."""


def save_standing(at: datetime, *, due: datetime | None, rules: AttemptRules, is_open: bool) -> SaveStanding:
    """Tell what becomes of a save that reaches the server at ``at``; ``due`` is what ``deadline`` gave."""
    if not is_open:
        return SaveStanding.CLOSED
    if due is None or at <= due + timedelta(seconds=rules.grace):
        return SaveStanding.IN_TIME
    return SaveStanding.LATE
