"""Specs refuse rules that contradict themselves, and survive the way through frozen JSON."""

import json
from decimal import Decimal

import pytest

from courses.domain.grading import grade
from courses.domain.questions import (
    SPECS,
    Criterion,
    Essay,
    FileUpload,
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
    SpecError,
    SpecReason,
    TrueFalse,
)
from courses.domain.responses import answered_state, clean_response

ONE = Decimal(1)
YES, NO, ALSO = Option("a", True), Option("b", False), Option("c", True)


def file_upload(**changes):
    return FileUpload(**{"max_mark": ONE, "accepted_types": ("pdf",), "max_bytes": 10, **changes})


REFUSED = [
    (lambda: TrueFalse(max_mark=Decimal(0), correct=True), SpecReason.MARK_NOT_POSITIVE),
    (lambda: TrueFalse(max_mark=Decimal(-1), correct=True), SpecReason.MARK_NOT_POSITIVE),
    (lambda: TrueFalse(max_mark=Decimal("NaN"), correct=True), SpecReason.BAD_NUMBER),
    (lambda: TrueFalse(max_mark=Decimal("1E+999999"), correct=True), SpecReason.BAD_NUMBER),
    (lambda: Reflection(max_mark=ONE, max_characters=10), SpecReason.MARK_NOT_ZERO),
    (lambda: Reflection(max_characters=0), SpecReason.LIMIT_NOT_POSITIVE),
    (lambda: SingleChoice(max_mark=ONE, options=(YES,)), SpecReason.TOO_FEW_OPTIONS),
    (lambda: SingleChoice(max_mark=ONE, options=(NO, Option("d", False))), SpecReason.NO_CORRECT_OPTION),
    (lambda: SingleChoice(max_mark=ONE, options=(YES, NO, ALSO)), SpecReason.SEVERAL_CORRECT_OPTIONS),
    (lambda: Scenario(max_mark=ONE, options=(YES, ALSO)), SpecReason.SEVERAL_CORRECT_OPTIONS),
    (lambda: SingleChoice(max_mark=ONE, options=(YES, Option("a", False))), SpecReason.DUPLICATE_KEYS),
    (lambda: SingleChoice(max_mark=ONE, options=(YES, Option("", False))), SpecReason.EMPTY_KEY),
    (lambda: SingleChoice(max_mark=ONE, options=(YES, Option("k" * 65, False))), SpecReason.KEY_TOO_LONG),
    (lambda: MultipleChoice(max_mark=ONE, options=(NO, Option("d", False))), SpecReason.NO_CORRECT_OPTION),
    (lambda: Matching(max_mark=ONE, pairs=("a",)), SpecReason.TOO_FEW_PAIRS),
    (lambda: Matching(max_mark=ONE, pairs=("a", "a")), SpecReason.DUPLICATE_KEYS),
    (lambda: Ordering(max_mark=ONE, items=("a",)), SpecReason.TOO_FEW_ITEMS),
    (lambda: Numerical(max_mark=ONE, answer=ONE, tolerance=Decimal(-1)), SpecReason.NEGATIVE_TOLERANCE),
    (lambda: Numerical(max_mark=ONE, answer=Decimal("Infinity")), SpecReason.BAD_NUMBER),
    (lambda: Numerical(max_mark=ONE, answer=ONE, tolerance=Decimal("NaN")), SpecReason.BAD_NUMBER),
    (lambda: ShortAnswer(max_mark=ONE, accepted=()), SpecReason.NO_ACCEPTED_WORD),
    (lambda: ShortAnswer(max_mark=ONE, accepted=("doma", " ")), SpecReason.NO_ACCEPTED_WORD),
    (lambda: ShortAnswer(max_mark=ONE, accepted=("d" * 501,)), SpecReason.ACCEPTED_WORD_TOO_LONG),
    (lambda: file_upload(accepted_types=()), SpecReason.NO_ACCEPTED_TYPE),
    (lambda: file_upload(accepted_types=(".pdf",)), SpecReason.BAD_FILE_TYPE),
    (lambda: file_upload(accepted_types=("PDF",)), SpecReason.BAD_FILE_TYPE),
    (lambda: file_upload(accepted_types=("pdf", "pdf")), SpecReason.DUPLICATE_KEYS),
    (lambda: file_upload(max_bytes=0), SpecReason.LIMIT_NOT_POSITIVE),
    (lambda: file_upload(rubric=(Criterion("a", Decimal(2)),)), SpecReason.RUBRIC_SUM_DIFFERS),
    (lambda: file_upload(rubric=(Criterion("a", ONE), Criterion("b", Decimal(0)))), SpecReason.POINTS_NOT_POSITIVE),
    (lambda: file_upload(rubric=(Criterion("a", Decimal("NaN")),)), SpecReason.BAD_NUMBER),
    (lambda: Essay(max_mark=ONE, max_characters=0), SpecReason.LIMIT_NOT_POSITIVE),
    (
        lambda: Essay(max_mark=ONE, max_characters=9, rubric=(Criterion("a", ONE), Criterion("a", ONE))),
        SpecReason.DUPLICATE_KEYS,
    ),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED)
def test_contradictory_rules_are_refused_with_their_reason(make, reason):
    with pytest.raises(SpecError) as refused:
        make()
    assert refused.value.reason is reason


HALVES = (Criterion("clear", Decimal("0.5")), Criterion("kind", Decimal("1.5")))

FROZEN = [
    (
        SingleChoice(max_mark=ONE, options=(YES, NO)),
        {
            "kind": "single_choice",
            "mark": "1",
            "options": [{"key": "a", "correct": True}, {"key": "b", "correct": False}],
        },
    ),
    (
        MultipleChoice(max_mark=Decimal("2.50"), options=(YES, ALSO), scoring=Scoring.ALL_OR_NOTHING),
        {
            "kind": "multiple_choice",
            "mark": "2.5",
            "options": [{"key": "a", "correct": True}, {"key": "c", "correct": True}],
            "scoring": "all_or_nothing",
        },
    ),
    (TrueFalse(max_mark=ONE, correct=False), {"kind": "true_false", "mark": "1", "correct": False}),
    (
        ShortAnswer(max_mark=ONE, accepted=("doma",), ignore_case=False),
        {"kind": "short_answer", "mark": "1", "ignore_case": False, "ignore_diacritics": True},
    ),
    (
        Numerical(max_mark=Decimal("1E+2"), answer=Decimal("-0.50"), tolerance=Decimal("0.10")),
        {"kind": "numerical", "mark": "100", "answer": "-0.5", "tolerance": "0.1"},
    ),
    (Matching(max_mark=ONE, pairs=("p", "q")), {"kind": "matching", "mark": "1", "pairs": ["p", "q"]}),
    (Ordering(max_mark=ONE, items=("p", "q")), {"kind": "ordering", "mark": "1", "items": ["p", "q"]}),
    (
        Scenario(max_mark=ONE, options=(NO, YES)),
        {"kind": "scenario", "mark": "1", "options": [{"key": "b", "correct": False}, {"key": "a", "correct": True}]},
    ),
    (Essay(max_mark=ONE, max_characters=300), {"kind": "essay", "mark": "1", "max_characters": 300}),
    (
        Essay(max_mark=Decimal(2), max_characters=300, rubric=HALVES),
        {
            "kind": "essay",
            "mark": "2",
            "max_characters": 300,
            "rubric": [{"key": "clear", "points": "0.5"}, {"key": "kind", "points": "1.5"}],
        },
    ),
    (
        FileUpload(max_mark=ONE, accepted_types=("pdf", "odt"), max_bytes=5),
        {"kind": "file_upload", "mark": "1", "accepted_types": ["pdf", "odt"], "max_bytes": 5, "rubric": []},
    ),
    (Reflection(max_characters=600), {"kind": "reflection", "mark": "0", "max_characters": 600}),
]


@pytest.mark.parametrize(("spec", "rules"), FROZEN)
def test_frozen_rules_are_exact_and_lead_back_to_the_spec(spec, rules):
    assert spec.rules() == rules
    stored = json.loads(json.dumps(spec.rules()))
    assert SPECS[rules["kind"]].from_frozen(stored, spec.words()) == spec


def test_every_kind_of_the_contract_is_there_once():
    assert {rules["kind"] for _spec, rules in FROZEN} == set(SPECS)
    assert set(SPECS) == {
        "single_choice",
        "multiple_choice",
        "true_false",
        "short_answer",
        "numerical",
        "matching",
        "ordering",
        "scenario",
        "essay",
        "file_upload",
        "reflection",
    }


@pytest.mark.parametrize("kind", SPECS)
@pytest.mark.parametrize("handler", [grade, clean_response, answered_state])
def test_no_kind_lacks_a_handler(kind, handler):
    assert handler.dispatch(SPECS[kind]) is not handler.dispatch(Spec)


MALFORMED = [
    ("true_false", {"correct": True}, {}, SpecReason.BAD_NUMBER, "mark"),
    ("true_false", {"mark": 0.5, "correct": True}, {}, SpecReason.BAD_NUMBER, "mark"),
    ("true_false", {"mark": "one", "correct": True}, {}, SpecReason.BAD_NUMBER, "mark"),
    ("true_false", {"mark": True, "correct": True}, {}, SpecReason.BAD_NUMBER, "mark"),
    ("true_false", {"mark": "1"}, {}, SpecReason.MALFORMED, "correct"),
    ("single_choice", {"mark": "1"}, {}, SpecReason.MALFORMED, "options"),
    ("single_choice", {"mark": "1", "options": ["a"]}, {}, SpecReason.MALFORMED, "options"),
    ("single_choice", {"mark": "1", "options": [{"key": 1, "correct": True}]}, {}, SpecReason.MALFORMED, "key"),
    ("multiple_choice", {"mark": "1", "options": [], "scoring": "kind"}, {}, SpecReason.MALFORMED, "scoring"),
    ("matching", {"mark": "1", "pairs": ["a", 2]}, {}, SpecReason.MALFORMED, "pairs"),
    ("essay", {"mark": "1", "max_characters": "9"}, {}, SpecReason.MALFORMED, "max_characters"),
    ("essay", {"mark": "1", "max_characters": True}, {}, SpecReason.MALFORMED, "max_characters"),
    ("essay", {"mark": "1", "max_characters": 9, "rubric": None}, {}, SpecReason.MALFORMED, "rubric"),
    (
        "short_answer",
        {"mark": "1", "ignore_case": True, "ignore_diacritics": True},
        {},
        SpecReason.MALFORMED,
        "accepted",
    ),
]


@pytest.mark.parametrize(("kind", "rules", "words", "reason", "field"), MALFORMED)
def test_malformed_frozen_rules_name_the_field(kind, rules, words, reason, field):
    with pytest.raises(SpecError) as refused:
        SPECS[kind].from_frozen(rules, words)
    assert (refused.value.reason, refused.value.field) == (reason, field)
    assert field in str(refused.value)
