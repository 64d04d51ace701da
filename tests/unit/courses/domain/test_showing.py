"""The order in which a learner sees options, right-hand sides and steps."""

from decimal import Decimal
from random import Random

import pytest

from courses.domain.questions import Matching, Option, Ordering, Reflection, SingleChoice
from courses.domain.showing import shown_order

CHOICE = SingleChoice(max_mark=Decimal(1), options=(Option("a", True), Option("b", False), Option("c", False)))
MATCHING = Matching(max_mark=Decimal(1), pairs=("a", "b", "c"))


def test_options_stay_as_written_unless_shuffled():
    assert shown_order(CHOICE, shuffle=False, chance=Random(1)) == ["a", "b", "c"]
    orders = {tuple(shown_order(CHOICE, shuffle=True, chance=Random(seed)) or ()) for seed in range(60)}
    assert len(orders) == 6


def test_right_hand_sides_are_shuffled_even_when_options_are_not():
    orders = {tuple(shown_order(MATCHING, shuffle=False, chance=Random(seed)) or ()) for seed in range(60)}
    assert len(orders) == 6


@pytest.mark.parametrize("items", [("a", "b"), ("a", "b", "c")])
def test_steps_never_stand_in_the_right_order_by_luck(items):
    spec = Ordering(max_mark=Decimal(1), items=items)
    orders = {tuple(shown_order(spec, shuffle=False, chance=Random(seed)) or ()) for seed in range(200)}
    assert items not in orders
    assert all(sorted(order) == sorted(items) for order in orders)


def test_even_bad_luck_gives_another_order():
    class Stuck(Random):
        def shuffle(self, x):
            """Leaves everything where it is."""

    assert shown_order(Ordering(max_mark=Decimal(1), items=("a", "b")), shuffle=True, chance=Stuck()) == ["b", "a"]


def test_a_text_has_no_order():
    assert shown_order(Reflection(max_characters=10), shuffle=True, chance=Random(1)) is None
