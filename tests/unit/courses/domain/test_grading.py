"""What answers are worth: examples of every kind, those of the demo content among them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import pytest

from courses.domain.grading import MarkTotal, Outcome, grade, longest_increasing, passed, total
from courses.domain.questions import (
    SPECS,
    Essay,
    FileUpload,
    Marking,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Ordering,
    Reflection,
    Scenario,
    Scoring,
    ShortAnswer,
    SingleChoice,
    Spec,
    TrueFalse,
)

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)
FULL, NONE, HALF = Decimal(1), Decimal(0), Decimal("0.5")
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


LATVIAN = ("vēlēšanās", "vēlmes", "lūguma")
LITHUANIAN = ("noru", "pageidavimu", "prašymu")


@pytest.mark.parametrize(
    ("accepted", "typed", "right"),
    [
        (LATVIAN, "vēlēšanās", True),
        (LATVIAN, "velesanas", True),
        (LATVIAN, "VĒLĒŠANĀS", True),
        (LATVIAN, "  lūguma\n", True),
        (LATVIAN, "lu\u0304guma", True),
        (LATVIAN, "lūg\u00aduma", True),
        (LATVIAN, "vēlme", False),
        (LATVIAN, "noru", False),
        (LATVIAN, "", False),
        (LITHUANIAN, "prašymu", True),
        (LITHUANIAN, "prasymu", True),
        (LITHUANIAN, "Pageidavimu", True),
        (("doma",), "Doma", True),
        (("mintis",), "mintis", True),
        (("idea", "thought"), "thought", True),
        (("idea", "thought"), "idea thought", False),
    ],
)
def test_short_answers_of_the_demo_content(accepted, typed, right):
    spec = ShortAnswer(max_mark=ONE, accepted=accepted)
    assert grade(spec, {"text": typed}).fraction == (FULL if right else NONE)


@pytest.mark.parametrize(
    ("case", "marks", "typed", "right"),
    [
        (False, False, "Šiauliai", True),
        (False, False, "S\u030ciauliai", True),
        (False, False, "šiauliai", False),
        (False, False, "Siauliai", False),
        (True, False, "šIAULIAI", True),
        (True, False, "siauliai", False),
        (False, True, "Siauliai", True),
        (False, True, "siauliai", False),
        (True, True, "SIAULIAI", True),
    ],
)
def test_short_answer_ignores_only_what_the_author_said(case, marks, typed, right):
    spec = ShortAnswer(max_mark=ONE, accepted=("Šiauliai",), ignore_case=case, ignore_diacritics=marks)
    assert grade(spec, {"text": typed}).parts == {"text": right}


@pytest.mark.parametrize(
    ("pattern", "typed", "right"),
    [
        ("klus* stūr*", "klusais stūris", True),
        ("klus* stūr*", "kluss  stūrītis", True),
        ("klus* stūr*", "stūris klusais", False),
        ("*gaisma*", "blāva gaisma vakarā", True),
        ("*gaisma", "blāva gaisma vakarā", False),
        ("ab*ba", "aba", False),
        ("ab*ba", "abba", True),
        ("a**b", "ab", True),
        ("*ab*ba*", "aba", False),
        ("*ab*ba*", "abba", True),
        (r"5 \* 3", "5 * 3", True),
        (r"5 \* 3", "5 un 3", False),
        ("*", "jebkas", True),
        ("*", "  ", False),
        ("(.+)+$", "aaaa", False),
        ("(.+)+$", "(.+)+$", True),
    ],
)
def test_wildcards(pattern, typed, right):
    assert grade(ShortAnswer(max_mark=ONE, accepted=(pattern,)), {"text": typed}).fraction == int(right)


def test_a_spiteful_pattern_costs_nothing():
    spec = ShortAnswer(max_mark=ONE, accepted=("a*" * 200 + "b",))
    assert grade(spec, {"text": "a" * 100_000}).fraction == NONE


@pytest.mark.parametrize(
    ("answer", "tolerance", "typed", "right"),
    [
        ("3", "0", "3", True),
        ("3", "0", " 3,0 ", True),
        ("3", "0", "+3.", True),
        ("3", "0", "4", False),
        ("112", "0", "112", True),
        ("112", "0", "112,0001", False),
        ("8", "2", "6", True),
        ("8", "2", "10", True),
        ("8", "2", "10.0000001", False),
        ("8", "2", "5,9999999", False),
        ("1234.5", "0", "1 234,5", True),
        ("1234.5", "0", "1\u00a0234,5", True),
        ("1234.5", "0", "1\u202f234.5", True),
        ("1234567", "0", "1 234 567", True),
        ("1234", "0", "12 34", False),
        ("12", "0", "1 2", False),
        ("-5", "0", "\u22125", True),
        ("-5", "0", "- 5", True),
        ("-5", "0", "--5", False),
        ("0.5", "0", ",5", True),
        ("0.3", "0", "0,1", False),
        ("1000", "0", "1e3", False),
        ("1", "0", "1e999999999", False),
        ("1234.5", "0", "1.234,5", False),
        ("3", "0", "trīs", False),
        ("3", "0", "\u0663", False),
        ("3", "0", "NaN", False),
        ("3", "0", "Infinity", False),
        ("3", "0", ".", False),
        ("3", "0", "9" * 100_000, False),
        ("0", "0.0000000001", "0,00000000010000000000000000001", False),
        ("1E+20", "1E+20", "-0,0000000000000001", False),
        ("1E+39", "0", "1" + "0" * 39, True),
        ("1E+39", "0", "1" + "0" * 38 + "1", False),
    ],
)
def test_numbers(answer, tolerance, typed, right):
    spec = Numerical(max_mark=ONE, answer=Decimal(answer), tolerance=Decimal(tolerance))
    assert grade(spec, {"text": typed}) == Outcome.scored(FULL if right else NONE, parts={"text": right})


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
