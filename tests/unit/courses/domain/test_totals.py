"""Adding up marks, and passing: the unknown stays apart from zero."""

from decimal import Decimal

import pytest

from courses.domain.grading import MarkTotal, Outcome, passed, total

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)
FULL, NONE, HALF = Decimal(1), Decimal(0), Decimal("0.5")
TWO_THIRDS = Decimal("0.6666667")


def test_total_keeps_the_unknown_apart_from_zero():
    marks = total(
        [
            (Outcome.scored(FULL), ONE),
            (Outcome.scored(HALF), TWO),
            (Outcome.scored(NONE), ONE),
            (Outcome.waiting(), Decimal(4)),
            (Outcome.unmarked(), NONE),
        ]
    )
    assert marks == MarkTotal(earned=TWO, possible=Decimal(8), awaiting_review=1, awaiting_marks=Decimal(4))
    assert marks.percent is None
    assert (marks.lowest_percent, marks.highest_percent) == (Decimal("25.0"), Decimal("75.0"))


def test_percent_is_rounded_half_up_to_one_place():
    assert total([(Outcome.scored(TWO_THIRDS), THREE)]).percent == Decimal("66.7")
    assert total([(Outcome.scored(Decimal("0.0005")), ONE)]).percent == Decimal("0.1")
    assert total([(Outcome.scored(Decimal("0.0004999")), ONE)]).percent == Decimal("0.0")
    assert total([]).percent is None


@pytest.mark.parametrize(
    ("earned", "waiting", "possible", "pass_mark", "verdict"),
    [
        ("3", "0", "4", 75, True),
        ("2.9980", "0", "4", 75, True),
        ("2.9979", "0", "4", 75, False),
        ("0", "0", "4", 0, True),
        ("2", "2", "4", 75, None),
        ("2", "1", "4", 75, None),
        ("2", "0.9", "4", 75, False),
        ("3", "1", "4", 75, True),
        ("0", "4", "8", 75, False),
        ("0", "0", "0", 80, True),
    ],
)
def test_passed_is_known_as_soon_as_a_person_cannot_change_it(earned, waiting, possible, pass_mark, verdict):
    marks = MarkTotal(
        earned=Decimal(earned),
        possible=Decimal(possible),
        awaiting_review=int(Decimal(waiting) > 0),
        awaiting_marks=Decimal(waiting),
    )
    assert passed(marks, pass_mark=pass_mark) is verdict
