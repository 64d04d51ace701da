"""What browsers send, what is stored of it, and what is refused with which reason."""

from decimal import Decimal

import pytest

from courses.domain.questions import (
    Essay,
    FileUpload,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Ordering,
    Reflection,
    Scenario,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from courses.domain.responses import (
    MAX_FILES,
    AnswerState,
    ResponseError,
    ResponseReason,
    answered_state,
    clean_response,
)

ONE = Decimal(1)
OPTIONS = (Option("a", True), Option("b", False), Option("c", False))
SINGLE = SingleChoice(max_mark=ONE, options=OPTIONS)
SCENARIO = Scenario(max_mark=ONE, options=OPTIONS)
MULTIPLE = MultipleChoice(max_mark=ONE, options=OPTIONS)
STATEMENT = TrueFalse(max_mark=ONE, correct=True)
SHORT = ShortAnswer(max_mark=ONE, accepted=("doma",))
NUMBER = Numerical(max_mark=ONE, answer=ONE)
PAIRS = Matching(max_mark=ONE, pairs=("a", "b", "c"))
ORDER = Ordering(max_mark=ONE, items=("a", "b", "c"))
ESSAY = Essay(max_mark=ONE, max_characters=10)
THOUGHT = Reflection(max_characters=10)
FILES = FileUpload(max_mark=ONE, accepted_types=("pdf", "odt"), max_bytes=100)


def file(**changes):
    return {"id": "f1", "name": "plan.pdf", "size": 100, **changes}


@pytest.mark.parametrize(
    ("spec", "raw", "stored"),
    [
        (SINGLE, {"choice": "b", "csrf": "x"}, {"choice": "b"}),
        (SINGLE, {"choice": ""}, {}),
        (SCENARIO, {"choice": "a"}, {"choice": "a"}),
        (MULTIPLE, {"choices": ["c", "a", "c", ""]}, {"choices": ["a", "c"]}),
        (MULTIPLE, {"choices": "b"}, {"choices": ["b"]}),
        (MULTIPLE, {"choices": []}, {}),
        (STATEMENT, {"value": "true"}, {"value": True}),
        (STATEMENT, {"value": "false"}, {"value": False}),
        (STATEMENT, {"value": False}, {"value": False}),
        (STATEMENT, {"value": ""}, {}),
        (SHORT, {"text": " doma "}, {"text": " doma "}),
        (SHORT, {"text": "do\x00ma\ud800\x1b"}, {"text": "doma"}),
        (SHORT, {"text": "me\u0304s"}, {"text": "mēs"}),
        (SHORT, {"text": "\n \t"}, {}),
        (NUMBER, {"text": "1,0"}, {"text": "1,0"}),
        (NUMBER, {"text": "trīs"}, {"text": "trīs"}),
        (ESSAY, {"text": "a\r\nb\rc\td"}, {"text": "a\nb\nc\td"}),
        (ESSAY, {"text": "\r\n".join("abcde")}, {"text": "a\nb\nc\nd\ne"}),
        (THOUGHT, {"text": "0123456789"}, {"text": "0123456789"}),
        (PAIRS, {"pairs": {"c": "a", "a": "a", "b": ""}}, {"pairs": {"a": "a", "c": "a"}}),
        (PAIRS, {"pairs": {"a": "", "b": None}}, {}),
        (ORDER, {"order": ["c", "a", "c"]}, {"order": ["c", "a"]}),
        (ORDER, {"order": []}, {}),
        (FILES, {"files": [file(url="x")]}, {"files": [file()]}),
        (FILES, {"files": [file(), file()]}, {"files": [file()]}),
        (FILES, {"files": [file(name="C:\\Users\\Anna\\plan.PDF")]}, {"files": [file(name="plan.PDF")]}),
        (FILES, {"files": [file(name="../../mans\nplāns.odt")]}, {"files": [file(name="mans plāns.odt")]}),
        (FILES, {"files": []}, {}),
    ],
)
def test_what_is_stored(spec, raw, stored):
    assert clean_response(spec, raw) == stored
    assert clean_response(spec, stored) == stored


@pytest.mark.parametrize("spec", [SINGLE, MULTIPLE, STATEMENT, SHORT, NUMBER, PAIRS, ORDER, ESSAY, THOUGHT, FILES])
def test_nothing_sent_is_nothing_stored(spec):
    assert clean_response(spec, {}) == {}
    assert clean_response(spec, {"unknown": "x"}) == {}
    assert answered_state(spec, {}).is_unanswered is True
    assert answered_state(spec, None).is_unanswered is True


@pytest.mark.parametrize(
    ("spec", "raw", "reason", "limit"),
    [
        (SINGLE, {"choice": "z"}, ResponseReason.UNKNOWN_KEY, None),
        (SINGLE, {"choice": 1}, ResponseReason.WRONG_SHAPE, None),
        (MULTIPLE, {"choices": ["a", "z"]}, ResponseReason.UNKNOWN_KEY, None),
        (MULTIPLE, {"choices": [["a"]]}, ResponseReason.WRONG_SHAPE, None),
        (MULTIPLE, {"choices": {"a": True}}, ResponseReason.WRONG_SHAPE, None),
        (STATEMENT, {"value": "maybe"}, ResponseReason.WRONG_SHAPE, None),
        (STATEMENT, {"value": []}, ResponseReason.WRONG_SHAPE, None),
        (STATEMENT, {"value": 1}, ResponseReason.WRONG_SHAPE, None),
        (SHORT, {"text": "d" * 501}, ResponseReason.TEXT_TOO_LONG, 500),
        (SHORT, {"text": ["d"]}, ResponseReason.WRONG_SHAPE, None),
        (NUMBER, {"text": "1" * 121}, ResponseReason.TEXT_TOO_LONG, 120),
        (ESSAY, {"text": "01234567890"}, ResponseReason.TEXT_TOO_LONG, 10),
        (THOUGHT, {"text": "01234567890"}, ResponseReason.TEXT_TOO_LONG, 10),
        (PAIRS, {"pairs": {"a": "z"}}, ResponseReason.UNKNOWN_KEY, None),
        (PAIRS, {"pairs": {"z": "a"}}, ResponseReason.UNKNOWN_KEY, None),
        (PAIRS, {"pairs": {"a": ["a"]}}, ResponseReason.WRONG_SHAPE, None),
        (PAIRS, {"pairs": ["a"]}, ResponseReason.WRONG_SHAPE, None),
        (ORDER, {"order": ["a", "z"]}, ResponseReason.UNKNOWN_KEY, None),
        (ORDER, {"order": 7}, ResponseReason.WRONG_SHAPE, None),
        (FILES, {"files": "plan.pdf"}, ResponseReason.WRONG_SHAPE, None),
        (FILES, {"files": ["plan.pdf"]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(id="")]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(id="\x00")]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(id=7)]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(size=0)]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(size="9")]}, ResponseReason.BAD_FILE, None),
        (FILES, {"files": [file(size=101)]}, ResponseReason.FILE_TOO_LARGE, 100),
        (FILES, {"files": [file(name="plan.exe")]}, ResponseReason.FILE_TYPE_NOT_ACCEPTED, None),
        (FILES, {"files": [file(name="plan")]}, ResponseReason.FILE_TYPE_NOT_ACCEPTED, None),
        (FILES, {"files": [file(name=".pdf")]}, ResponseReason.FILE_TYPE_NOT_ACCEPTED, None),
        (FILES, {"files": [file(name="p" * 252 + ".pdf")]}, ResponseReason.TEXT_TOO_LONG, 255),
        (FILES, {"files": [file(id=str(n)) for n in range(11)]}, ResponseReason.TOO_MANY_FILES, MAX_FILES),
    ],
)
def test_what_is_refused(spec, raw, reason, limit):
    with pytest.raises(ResponseError) as refused:
        clean_response(spec, raw)
    assert (refused.value.reason, refused.value.limit) == (reason, limit)


@pytest.mark.parametrize(
    ("spec", "value", "state"),
    [
        (SINGLE, {"choice": "a"}, AnswerState(1)),
        (SINGLE, {"choice": "z"}, AnswerState(0)),
        (MULTIPLE, {"choices": ["a"]}, AnswerState(1)),
        (STATEMENT, {"value": False}, AnswerState(1)),
        (SHORT, {"text": "x"}, AnswerState(1)),
        (SHORT, {"text": " "}, AnswerState(0)),
        (NUMBER, {"text": "trīs"}, AnswerState(1)),
        (ESSAY, {"text": "x"}, AnswerState(1)),
        (THOUGHT, {"text": "x"}, AnswerState(1)),
        (PAIRS, {"pairs": {"a": "b"}}, AnswerState(1, of=3)),
        (PAIRS, {"pairs": {"a": "b", "b": "b", "c": "c"}}, AnswerState(3, of=3)),
        (PAIRS, {"pairs": ["a"]}, AnswerState(0, of=3)),
        (ORDER, {"order": ["a", "b"]}, AnswerState(2, of=3)),
        (FILES, {"files": [file()]}, AnswerState(1)),
    ],
)
def test_how_much_is_answered(spec, value, state):
    assert answered_state(spec, value) == state


def test_an_answer_is_exactly_one_of_answered_partly_and_not():
    said = [
        (s.is_unanswered, s.is_partly, s.is_answered) for s in (AnswerState(0, 3), AnswerState(2, 3), AnswerState(3, 3))
    ]
    assert said == [(True, False, False), (False, True, False), (False, False, True)]
