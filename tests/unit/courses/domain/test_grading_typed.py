"""Typed answers: words and numbers as people in Latvia and Lithuania write them (also in the demo content)."""

from decimal import Decimal

import pytest

from courses.domain.grading import Outcome, grade
from courses.domain.questions import Numerical, ShortAnswer

ONE, FULL, NONE = Decimal(1), Decimal(1), Decimal(0)

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
