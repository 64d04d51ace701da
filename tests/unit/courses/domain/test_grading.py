"""What answers are worth: examples of the kinds answered by choosing, arranging and handing in; and outcomes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pytest

from courses.domain.grading import Outcome, grade, longest_increasing
from courses.domain.questions import (
    SPECS,
    Essay,
    FileUpload,
    Marking,
    Matching,
    MultipleChoice,
    Option,
    Ordering,
    Reflection,
    Scenario,
    Scoring,
    SingleChoice,
    Spec,
    TrueFalse,
)

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)
FULL, NONE = Decimal(1), Decimal(0)
THIRD, TWO_THIRDS = Decimal("0.3333333"), Decimal("0.6666667")


def options(correct, wrong):
    return tuple(Option(key, True) for key in correct) + tuple(Option(key, False) for key in wrong)


@pytest.mark.parametrize("kind", [SingleChoice, Scenario])
@pytest.mark.parametrize(
    ("value", "fraction", "parts"),
    [
        ({"choice": "calm"}, FULL, {"calm": True}),
        ({"choice": "ask"}, NONE, {"ask": False}),
        ({"choice": "no such option"}, NONE, {}),
        ({"choice": ["calm"]}, NONE, {}),
        ({}, NONE, {}),
        (None, NONE, {}),
    ],
)
def test_one_choice(kind, value, fraction, parts):
    spec = kind(max_mark=ONE, options=options(["calm"], ["ask", "leave"]))
    assert grade(spec, value) == Outcome.scored(fraction, parts=parts)


@pytest.mark.parametrize(
    ("choices", "partial", "exact"),
    [
        (["lamp", "printer", "scent"], FULL, FULL),
        (["scent", "lamp", "printer"], FULL, FULL),
        (["lamp", "printer"], TWO_THIRDS, NONE),
        (["lamp"], THIRD, NONE),
        (["lamp", "printer", "number"], THIRD, NONE),
        (["lamp", "printer", "scent", "number"], TWO_THIRDS, NONE),
        (["lamp", "number"], NONE, NONE),
        (["number"], NONE, NONE),
        (["lamp", "lamp", "lamp"], THIRD, NONE),
        ([], NONE, NONE),
        ("lamp", NONE, NONE),
    ],
)
def test_multiple_choice(choices, partial, exact):
    given = options(["lamp", "printer", "scent"], ["number"])
    by_parts = MultipleChoice(max_mark=TWO, options=given, scoring=Scoring.PARTIAL)
    by_set = MultipleChoice(max_mark=TWO, options=given, scoring=Scoring.ALL_OR_NOTHING)
    assert grade(by_parts, {"choices": choices}).fraction == partial
    assert grade(by_set, {"choices": choices}).fraction == exact


def test_multiple_choice_tells_which_choices_were_right():
    spec = MultipleChoice(max_mark=TWO, options=options(["a", "b"], ["c"]))
    assert grade(spec, {"choices": ["c", "a"]}).parts == {"c": False, "a": True}


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ({"value": False}, Outcome.scored(FULL, parts={"value": True})),
        ({"value": True}, Outcome.scored(NONE, parts={"value": False})),
        ({"value": 0}, Outcome.scored(NONE)),
        ({"value": None}, Outcome.scored(NONE)),
        (None, Outcome.scored(NONE)),
    ],
)
def test_true_false(value, outcome):
    assert grade(TrueFalse(max_mark=ONE, correct=False), value) == outcome


@pytest.mark.parametrize(
    ("pairs", "fraction", "parts"),
    [
        ({"calm": "calm", "act": "act", "meet": "meet"}, FULL, {"calm": True, "act": True, "meet": True}),
        ({"calm": "calm", "act": "meet", "meet": "act"}, THIRD, {"calm": True, "act": False, "meet": False}),
        ({"calm": "calm", "act": "calm", "meet": "calm"}, THIRD, {"calm": True, "act": False, "meet": False}),
        ({"calm": "calm", "act": "act"}, TWO_THIRDS, {"calm": True, "act": True}),
        ({"other": "other"}, NONE, {}),
        ({}, NONE, {}),
    ],
)
def test_matching(pairs, fraction, parts):
    spec = Matching(max_mark=THREE, pairs=("calm", "act", "meet"))
    assert grade(spec, {"pairs": pairs}) == Outcome.scored(fraction, parts=parts)


@pytest.mark.parametrize(
    ("order", "fraction"),
    [
        ("12345", "1"),
        ("21345", "0.8"),
        ("51234", "0.8"),
        ("23451", "0.8"),
        ("45123", "0.6"),
        ("21435", "0.6"),
        ("54321", "0"),
        ("12", "0.4"),
        ("21", "0"),
        ("3", "0"),
        ("11", "0"),
        ("", "0"),
    ],
)
def test_ordering_by_longest_ordered_subset(order, fraction):
    spec = Ordering(max_mark=TWO, items=tuple("12345"))
    assert grade(spec, {"order": list(order)}).fraction == Decimal(fraction)


def test_ordering_tells_which_items_stand_in_order():
    spec = Ordering(max_mark=TWO, items=("notice", "ask", "listen", "accompany"))
    outcome = grade(spec, {"order": ["ask", "listen", "notice", "accompany"]})
    assert outcome.parts == {"ask": True, "listen": True, "notice": False, "accompany": True}


def test_longest_increasing():
    assert longest_increasing([]) == []
    assert longest_increasing([3, 1, 2, 0, 4]) == [1, 2, 4]


BY_PERSON = [
    (Essay(max_mark=TWO, max_characters=300), {"text": "Kā jums klājas?"}, {"text": " \n"}),
    (
        FileUpload(max_mark=Decimal(4), accepted_types=("pdf",), max_bytes=9),
        {"files": [{"id": "1", "name": "a.pdf", "size": 1}]},
        {"files": []},
    ),
]


@pytest.mark.parametrize(("spec", "answered", "empty"), BY_PERSON)
def test_what_a_person_marks_waits_only_when_there_is_something_to_look_at(spec, answered, empty):
    assert grade(spec, answered) == Outcome.waiting()
    assert grade(spec, answered).awaits_review is True
    assert grade(spec, empty) == grade(spec, None) == Outcome.scored(NONE)


@pytest.mark.parametrize("value", [None, {}, {"text": "Pārkrāsošu sienu."}])
def test_a_reflection_is_never_marked_and_never_waits(value):
    outcome = grade(Reflection(max_characters=600), value)
    assert outcome == Outcome.unmarked()
    assert (outcome.fraction, outcome.awaits_review, outcome.counts) == (None, False, False)
    assert outcome != Outcome.waiting()


def test_a_person_gives_points():
    assert Outcome.given(Decimal(1), max_mark=THREE).fraction == THIRD
    assert Outcome.given(THREE, max_mark=THREE).fraction == FULL
    for points in ("-1", "3.01", "NaN"):
        with pytest.raises(ValueError, match="points given"):
            Outcome.given(Decimal(points), max_mark=THREE)


@pytest.mark.parametrize(
    ("fraction", "marking"),
    [(None, Marking.AUTOMATIC), (ONE, Marking.UNMARKED), (TWO, Marking.AUTOMATIC), (Decimal(-1), Marking.BY_PERSON)],
)
def test_impossible_outcomes_cannot_be_made(fraction, marking):
    with pytest.raises(ValueError, match="fraction"):
        Outcome(fraction=fraction, marking=marking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Spec):
    kind: ClassVar[str] = "gap"

    def check(self):
        pass

    def details(self):
        return {}

    @classmethod
    def from_frozen(cls, rules, words):
        return cls(max_mark=ONE)


def test_a_kind_without_grader_is_refused_by_name():
    with pytest.raises(TypeError, match="'gap'"):
        grade(Gap(max_mark=ONE), {})


def test_a_plugin_adds_a_kind_without_touching_the_core():
    class Filled(Gap):
        kind: ClassVar[str] = "filled_gap"

    grade.register(Filled, lambda spec, value: Outcome.scored(FULL))
    assert grade(Filled(max_mark=ONE), None) == Outcome.scored(FULL)
    assert "filled_gap" not in SPECS
