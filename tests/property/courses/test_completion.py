"""Laws of outlines, locks and progress, for any course and any learner."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.completion import (
    Marks,
    Standing,
    Unlocking,
    course_complete,
    minutes_left,
    progress,
    progress_after,
    unit_states,
    where_to_continue,
)
from courses.domain.outline import Outline, UnitKind
from tests.property.courses.strategies import outlines

DONE = st.frozensets(st.integers(0, 9).map("u{}".format))
COMPLETED = st.none() | st.just(datetime(2026, 3, 1, tzinfo=UTC))


@given(outlines(), st.randoms(use_true_random=False))
def test_an_outline_depends_on_its_units_only_and_goes_both_ways(outline, random):
    assert Outline(random.sample(outline.items, len(outline.items))) == outline
    for item in outline.leaves:
        beside = outline.neighbours(item.key)
        assert beside.following is None or outline.neighbours(beside.following.key).previous == item
        assert beside.previous is None or outline.neighbours(beside.previous.key).following == item


@given(outlines(), DONE)
def test_where_to_continue_is_never_locked_and_always_leads_to_the_end(outline, done):
    steps = 0
    while (item := where_to_continue(outline, done=done)) is not None:
        states = unit_states(outline, marks=Marks(done=done), unlocking=Unlocking.STEPWISE)
        assert {state.item.key: state.standing for state in states}[item.key] is Standing.NOW
        done |= {item.key}
        steps += 1
    assert steps <= len(outline.leaves)
    assert minutes_left(outline, done=done) == 0
    assert course_complete(outline, done=done) is bool(outline.required)


@given(outlines(), DONE, COMPLETED, st.sampled_from(Unlocking))
def test_only_quizzes_are_locked_and_always_with_a_reason(outline, done, completed_at, unlocking):
    for state in unit_states(outline, marks=Marks(done=done, completed_at=completed_at), unlocking=unlocking):
        locked = state.standing is Standing.LOCKED
        assert locked is (state.reason is not None) is bool(state.waits_for)
        assert not locked or (state.item.kind is UnitKind.QUIZ and unlocking is Unlocking.STEPWISE)
        assert (state.standing is Standing.DONE) is (state.item.key in done)
        assert not {item.key for item in state.waits_for} & done


@given(outlines(), DONE, DONE)
def test_doing_more_never_locks_more(outline, done, more):
    def locked(keys):
        states = unit_states(outline, marks=Marks(done=keys), unlocking=Unlocking.STEPWISE)
        return {state.item.key for state in states if state.standing is Standing.LOCKED}

    assert locked(done | more) <= locked(done)


@given(outlines(), DONE)
def test_a_hundred_percent_is_complete_and_nothing_less(outline, done):
    counted = progress(outline, done=done)
    assert 0 <= counted.percent <= 100
    assert (counted.percent == 100) is course_complete(outline, done=done)


@given(st.lists(st.tuples(outlines(), DONE), min_size=1, max_size=6))
def test_recorded_progress_never_falls_whatever_becomes_of_the_course(history):
    recorded = None
    for outline, done in history:
        computed = progress(outline, done=done)
        following = progress_after(recorded, computed=computed)
        assert following.percent >= computed.percent
        assert recorded is None or following.percent >= recorded.percent
        assert progress_after(following, computed=computed).percent == following.percent
        recorded = following
