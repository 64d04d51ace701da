"""Laws of questions, responses and grading, for any spec and anything a browser may send."""

import json
from decimal import Decimal
from functools import singledispatch

from hypothesis import given
from hypothesis import strategies as st

from courses.domain import questions
from courses.domain.decimals import FRACTION_STEP, plain
from courses.domain.grading import MarkTotal, Outcome, grade, passed, total
from courses.domain.responses import ResponseError, answered_state, clean_response
from tests.property.courses.strategies import GRADABLE, MARKS, SPECS, responses_to


@singledispatch
def right_answer(spec):
    raise TypeError(spec.kind)


@right_answer.register
def _(spec: questions.OneChoiceSpec):
    return {"choice": next(iter(spec.correct_keys))}


@right_answer.register
def _(spec: questions.MultipleChoice):
    return {"choices": sorted(spec.correct_keys)}


@right_answer.register
def _(spec: questions.TrueFalse):
    return {"value": spec.correct}


@right_answer.register
def _(spec: questions.ShortAnswer):
    return {"text": spec.accepted[-1]}


@right_answer.register
def _(spec: questions.Numerical):
    return {"text": plain(spec.answer + spec.tolerance).replace(".", ",")}


@right_answer.register
def _(spec: questions.Matching):
    return {"pairs": {key: key for key in spec.pairs}}


@right_answer.register
def _(spec: questions.Ordering):
    return {"order": list(spec.items)}


@given(GRADABLE)
def test_the_right_answer_gets_everything(spec):
    answer = right_answer(spec)
    outcome = grade(spec, answer)
    assert outcome.fraction == 1
    assert all(outcome.parts.values())
    assert answered_state(spec, answer).is_answered


@given(GRADABLE)
def test_cleaning_does_not_spoil_the_right_answer(spec):
    assert grade(spec, clean_response(spec, right_answer(spec))).fraction == 1


@given(SPECS)
def test_a_spec_survives_its_frozen_form(spec):
    rules, words = json.loads(json.dumps([spec.rules(), spec.words()]))
    again = questions.SPECS[rules["kind"]].from_frozen(rules, words)
    assert again == spec
    assert again.rules() == rules


@given(st.data(), SPECS)
def test_grading_never_fails_and_stays_within_bounds(data, spec):
    outcome = grade(spec, data.draw(responses_to(spec)))
    if outcome.fraction is None:
        assert spec.marking is not questions.Marking.AUTOMATIC
    else:
        assert 0 <= outcome.fraction <= 1
        assert outcome.fraction == outcome.fraction.quantize(FRACTION_STEP)


@given(st.data(), SPECS)
def test_unanswered_never_exceeds_nothing_and_never_waits(data, spec):
    value = data.draw(responses_to(spec))
    if answered_state(spec, value).is_unanswered:
        outcome = grade(spec, value)
        assert outcome.fraction == 0 or not outcome.counts
        assert outcome.awaits_review is False


@given(st.data(), SPECS)
def test_cleaning_gives_storable_values_or_a_reason(data, spec):
    raw = data.draw(responses_to(spec)) or {}
    try:
        stored = clean_response(spec, raw)
    except ResponseError:
        return
    assert clean_response(spec, stored) == stored
    json.dumps(stored, ensure_ascii=False).encode()
    assert "\x00" not in str(stored.get("text", ""))
    assert bool(stored) is not answered_state(spec, stored).is_unanswered


@given(st.data(), SPECS)
def test_answered_is_a_part_of_the_whole(data, spec):
    state = answered_state(spec, data.draw(responses_to(spec)))
    assert 0 <= state.done <= state.of
    assert [state.is_unanswered, state.is_partly, state.is_answered].count(True) == 1


@given(st.data(), MARKS)
def test_points_given_by_a_person_stay_within_bounds(data, max_mark):
    points = data.draw(st.decimals(min_value=0, max_value=max_mark, places=2))
    assert 0 <= Outcome.given(points, max_mark=max_mark).fraction <= 1


FRACTIONS = st.decimals(min_value=0, max_value=1, places=7)
OUTCOMES = st.lists(
    st.tuples(FRACTIONS.map(Outcome.scored) | st.just(Outcome.waiting()) | st.just(Outcome.unmarked()), MARKS),
    max_size=8,
)


@given(OUTCOMES, st.randoms(use_true_random=False), st.integers(0, 100), st.data())
def test_a_verdict_stands_whatever_the_person_gives(outcomes, random, pass_mark, data):
    marks = total(outcomes)
    shuffled = random.sample(outcomes, len(outcomes))
    assert total(shuffled) == marks
    assert 0 <= marks.earned + marks.awaiting_marks <= marks.possible

    looked_at = [
        (Outcome.scored(data.draw(FRACTIONS)) if outcome.awaits_review else outcome, mark) for outcome, mark in outcomes
    ]
    verdict, final = passed(marks, pass_mark=pass_mark), passed(total(looked_at), pass_mark=pass_mark)
    assert final is not None
    assert verdict in (None, final)


@given(MARKS, st.integers(0, 100))
def test_what_is_shown_and_what_is_decided_agree(possible, pass_mark):
    marks = MarkTotal(earned=possible * Decimal("0.74996"), possible=possible)
    assert passed(marks, pass_mark=pass_mark) is (marks.percent >= pass_mark)
