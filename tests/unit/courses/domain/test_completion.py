"""Outline, locks, progress and completion, on a course of two modules and a final quiz."""

from datetime import UTC, datetime

import pytest

from courses.domain.completion import (
    LockReason,
    Marks,
    Progress,
    Unlocking,
    course_complete,
    lock,
    minutes_left,
    progress,
    progress_after,
    unit_states,
    where_to_continue,
)
from courses.domain.outline import Outline, OutlineItem, UnitKind

MODULE, LESSON, QUIZ = UnitKind.MODULE, UnitKind.LESSON, UnitKind.QUIZ
MARCH, MAY = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


def unit(key, kind, position, parent=None, **more):
    return OutlineItem(key=key, kind=kind, position=position, parent=parent, **more)


ITEMS = [
    unit("final", QUIZ, 3, minutes=20),
    unit("m2", MODULE, 2),
    unit("m1", MODULE, 1),
    unit("q1", QUIZ, 4, "m1", minutes=10),
    unit("l1", LESSON, 1, "m1", minutes=25),
    unit("l2", LESSON, 2, "m1", minutes=30),
    unit("extra", LESSON, 3, "m1", minutes=5, required=False),
    unit("l3", LESSON, 1, "m2", minutes=35),
    unit("q2", QUIZ, 2, "m2", minutes=10),
]
OUTLINE = Outline(ITEMS)
ALL = frozenset({"l1", "l2", "q1", "l3", "q2", "final"})


def keys(items):
    return [item.key for item in items]


def standings(outline=OUTLINE, unlocking=Unlocking.STEPWISE, **marks):
    return {
        state.item.key: state.standing.value
        for state in unit_states(outline, marks=Marks(**marks), unlocking=unlocking)
    }


def test_reading_order():
    assert keys(OUTLINE.items) == ["m1", "l1", "l2", "extra", "q1", "m2", "l3", "q2", "final"]
    assert keys(OUTLINE.leaves) == ["l1", "l2", "extra", "q1", "l3", "q2", "final"]
    assert keys(OUTLINE.required) == ["l1", "l2", "q1", "l3", "q2", "final"]


def test_units_of_an_absent_module_and_circles_are_not_there():
    outline = Outline([*ITEMS, unit("lost", LESSON, 1, "gone"), unit("x", MODULE, 1, "y"), unit("y", MODULE, 1, "x")])
    assert outline == OUTLINE


def test_a_key_stands_once():
    with pytest.raises(ValueError, match="twice"):
        Outline([unit("a", LESSON, 1), unit("a", LESSON, 2)])


def test_neighbours_cross_modules():
    assert (OUTLINE.neighbours("q1").previous.key, OUTLINE.neighbours("q1").following.key) == ("extra", "l3")
    assert OUTLINE.neighbours("l1").previous is None
    assert OUTLINE.neighbours("final").following is None
    with pytest.raises(KeyError):
        OUTLINE.neighbours("m1")


def test_a_new_learner_reads_everything_and_waits_for_quizzes():
    assert standings() == {
        "l1": "now",
        "l2": "open",
        "extra": "open",
        "q1": "locked",
        "l3": "open",
        "q2": "locked",
        "final": "locked",
    }


def test_an_open_course_locks_nothing():
    assert set(standings(unlocking=Unlocking.OPEN).values()) == {"now", "open"}


def test_a_module_quiz_opens_after_the_required_lessons_of_its_module():
    assert standings(done=frozenset({"l1", "l2"}))["q1"] == "now"
    assert standings(done=frozenset({"l3"}))["q2"] == "open"
    assert standings(done=frozenset({"l3"}))["q1"] == "locked"


def test_a_final_quiz_inside_the_last_module_waits_for_the_whole_course():
    inside = [item for item in ITEMS if item.key != "final"] + [unit("final", QUIZ, 3, "m2", final=True)]
    assert standings(Outline(inside), done=frozenset({"l3"}))["final"] == "locked"
    assert standings(Outline(inside), done=ALL - {"final"})["final"] == "now"


def test_a_lock_says_why_and_what_it_waits_for():
    states = {
        state.item.key: state
        for state in unit_states(OUTLINE, marks=Marks(done=frozenset({"l1", "l3"})), unlocking=Unlocking.STEPWISE)
    }
    assert (states["q1"].reason, keys(states["q1"].waits_for)) == (LockReason.LESSONS_BEFORE_NOT_DONE, ["l2"])
    assert (states["final"].reason, keys(states["final"].waits_for)) == (
        LockReason.UNITS_BEFORE_NOT_DONE,
        ["l2", "q1", "q2"],
    )
    assert (states["l2"].reason, states["l2"].waits_for) == (None, ())


def test_the_unit_on_the_screen_is_here():
    assert standings(here="extra")["extra"] == "now"
    assert standings(here="extra")["l1"] == "open"
    assert standings(here="q1")["q1"] == "locked"
    assert standings(here="l1", done=frozenset({"l1"}))["l1"] == "done"


def test_what_was_done_stays_open_behind_a_new_lock():
    quiz = next(item for item in OUTLINE.leaves if item.key == "q1")
    assert lock(OUTLINE, quiz, unlocking=Unlocking.STEPWISE, marks=Marks()) is not None
    assert lock(OUTLINE, quiz, unlocking=Unlocking.STEPWISE, marks=Marks(done=frozenset({"q1"}))) is None
    assert standings(done=frozenset({"q1"}))["q1"] == "done"


def test_what_comes_after_completion_is_new_and_locks_nothing():
    outline = Outline(
        [
            *ITEMS,
            unit("l4", LESSON, 3, "m2", added_at=MAY),
            unit("q4", QUIZ, 4, "m2", added_at=MAY),
        ]
    )
    after = standings(outline, done=ALL, completed_at=MARCH)
    assert after == dict.fromkeys(ALL, "done") | {"extra": "open", "l4": "new", "q4": "new"}
    assert standings(outline, done=ALL - {"final"})["final"] == "locked"


def test_progress_counts_required_units_only():
    assert progress(OUTLINE, done=set()) == Progress(0, 6)
    assert progress(OUTLINE, done={"l1", "extra", "gone"}) == Progress(1, 6)
    assert [Progress(done, 6).percent for done in range(7)] == [0, 16, 33, 50, 66, 83, 100]
    assert Progress(199, 200).percent == 99
    assert Progress(0, 0).percent == 0


def test_recorded_progress_never_falls():
    assert progress_after(None, computed=Progress(1, 6)) == Progress(1, 6)
    assert progress_after(Progress(6, 6), computed=Progress(6, 7)) == Progress(6, 6)
    assert progress_after(Progress(6, 6), computed=Progress(7, 7)) == Progress(7, 7)
    assert progress_after(Progress(1, 6), computed=Progress(2, 6)) == Progress(2, 6)


def test_completion():
    assert course_complete(OUTLINE, done=ALL) is True
    assert course_complete(OUTLINE, done=ALL - {"q2"}) is False
    assert course_complete(Outline([unit("m", MODULE, 1)]), done=set()) is False
    assert course_complete(Outline([unit("l", LESSON, 1, required=False)]), done={"l"}) is False


def test_where_to_continue_and_minutes_left():
    assert where_to_continue(OUTLINE, done={"l2"}).key == "l1"
    assert where_to_continue(OUTLINE, done={"l1", "l2"}).key == "q1"
    assert where_to_continue(OUTLINE, done=ALL) is None
    assert minutes_left(OUTLINE, done=set()) == 130
    assert minutes_left(OUTLINE, done={"l1", "extra"}) == 105
    assert minutes_left(OUTLINE, done=ALL) == 0
