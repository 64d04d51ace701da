"""The rules and the clock of an attempt."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from courses.domain.attempts import (
    AttemptRules,
    AttemptRulesError,
    Decision,
    Refusal,
    SaveStanding,
    attempts_left,
    deadline,
    may_start,
    save_standing,
)

START = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
TIMED = AttemptRules(pass_mark=75, max_attempts=3, time_limit=1800, grace=60)


def test_rules_survive_json():
    assert TIMED.as_json() == {
        "pass_mark": 75,
        "max_attempts": 3,
        "time_limit": 1800,
        "grace": 60,
        "shuffle": False,
        "show_feedback": True,
        "show_right_answer": True,
    }
    assert AttemptRules.from_json(TIMED.as_json()) == TIMED


def test_rules_frozen_by_an_older_version_get_defaults():
    assert AttemptRules.from_json({"pass_mark": 80, "of_the_future": 1}) == AttemptRules(pass_mark=80)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pass_mark", 101),
        ("pass_mark", -1),
        ("pass_mark", "75"),
        ("pass_mark", None),
        ("max_attempts", 0),
        ("max_attempts", True),
        ("time_limit", 0),
        ("time_limit", 10**12),
        ("time_limit", 1.5),
        ("grace", -1),
        ("shuffle", 1),
    ],
)
def test_impossible_rules_are_refused_by_name(field, value):
    with pytest.raises(AttemptRulesError, match=field):
        AttemptRules.from_json({field: value})


@pytest.mark.parametrize(
    ("factor", "minutes"), [(Decimal(1), 30), (Decimal("1.5"), 45), (Decimal(2), 60), (Decimal("0.5"), 30)]
)
def test_deadline_is_extended_per_learner_and_never_shortened(factor, minutes):
    assert deadline(START, rules=TIMED, factor=factor) == START + timedelta(minutes=minutes)


def test_no_deadline():
    assert deadline(START, rules=AttemptRules()) is None
    assert deadline(START, rules=TIMED, factor=None) is None


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, ()),
        ({"used": 2}, ()),
        ({"used": 3}, (Refusal.NO_ATTEMPTS_LEFT,)),
        ({"used": 3, "extra": 1}, ()),
        ({"enrolled": False}, (Refusal.NOT_ENROLLED,)),
        ({"live": False}, (Refusal.CLOSED,)),
        ({"locked": True}, (Refusal.LOCKED,)),
        ({"has_open_attempt": True, "used": 1}, (Refusal.OPEN_ATTEMPT_EXISTS,)),
        ({"enrolled": False, "used": 9}, (Refusal.NOT_ENROLLED, Refusal.NO_ATTEMPTS_LEFT)),
    ],
)
def test_may_start_gives_every_reason(facts, reasons):
    decision = may_start(TIMED, **{"used": 0, "enrolled": True, **facts})
    assert decision == Decision(reasons)
    assert decision.allowed is (reasons == ())


def test_attempts_left():
    assert attempts_left(TIMED, used=1) == 2
    assert attempts_left(TIMED, used=5) == 0
    assert attempts_left(AttemptRules(), used=99) is None
    assert may_start(AttemptRules(), used=99, enrolled=True).allowed is True


@pytest.mark.parametrize(
    ("seconds", "is_open", "standing"),
    [
        (0, True, SaveStanding.IN_TIME),
        (1800, True, SaveStanding.IN_TIME),
        (1860, True, SaveStanding.IN_TIME),
        (1861, True, SaveStanding.LATE),
        (10, False, SaveStanding.CLOSED),
        (9999, False, SaveStanding.CLOSED),
    ],
)
def test_what_becomes_of_a_save(seconds, is_open, standing):
    due = deadline(START, rules=TIMED)
    assert save_standing(START + timedelta(seconds=seconds), due=due, rules=TIMED, is_open=is_open) is standing


def test_without_deadline_no_save_is_late():
    later = START + timedelta(days=400)
    assert save_standing(later, due=None, rules=AttemptRules(), is_open=True) is SaveStanding.IN_TIME
