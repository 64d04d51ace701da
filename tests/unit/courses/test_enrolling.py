"""Joining, leaving, finishing: states, facts and what is told."""

import pytest

from courses.extensions.signals import course_completed, learner_enrolled, unit_completed
from courses.models import EnrolmentState, LearningEvent, Verb
from courses.services.enrolling import CourseClosed, decide, enrol, leave
from courses.services.progress import complete_unit
from tests.factories.courses import NOW, make_course
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """Names of the signals that were sent, in order."""
    names: list[str] = []
    receivers = {}
    for name, signal in (("enrolled", learner_enrolled), ("unit", unit_completed), ("course", course_completed)):
        receivers[signal] = lambda name=name, **kwargs: names.append(name)
        signal.connect(receivers[signal], weak=False)
    yield names
    for signal, receiver in receivers.items():
        signal.disconnect(receiver)


def verbs():
    return list(LearningEvent.objects.values_list("verb", "object_kind"))


def test_an_open_course_admits_at_once_and_twice_is_once(told):
    made, learner = make_course(languages=("lv",)), UserFactory()
    first = enrol(learner.pk, made.key, at=NOW)
    second = enrol(learner.pk, made.key, at=NOW)
    assert (first.pk, first.state) == (second.pk, EnrolmentState.ACTIVE)
    assert verbs() == [(Verb.ENROLLED, "course")]
    assert told == ["enrolled"]


def test_a_course_by_request_waits_for_a_decision(told):
    made, learner = make_course(languages=("lv",), enrolment_mode="approval"), UserFactory()
    enrolment = enrol(learner.pk, made.key, at=NOW)
    assert (enrolment.state, told) == (EnrolmentState.REQUESTED, [])
    assert decide(enrolment.pk, accept=True, by_id=learner.pk, at=NOW) is True
    assert decide(enrolment.pk, accept=False, by_id=learner.pk, at=NOW) is False
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.enrolled_at, told) == (EnrolmentState.ACTIVE, NOW, ["enrolled"])


def test_a_refused_learner_may_ask_again():
    made, learner = make_course(languages=("lv",), enrolment_mode="approval"), UserFactory()
    enrolment = enrol(learner.pk, made.key, at=NOW)
    decide(enrolment.pk, accept=False, by_id=learner.pk, reason="Full", at=NOW)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.decision_reason) == (EnrolmentState.REFUSED, "Full")
    assert enrol(learner.pk, made.key, at=NOW).state == EnrolmentState.REQUESTED


def test_a_closed_course_admits_nobody():
    made, learner = make_course(languages=("lv",)), UserFactory()
    made.pages["lv"].unpublish()
    with pytest.raises(CourseClosed):
        enrol(learner.pk, made.key, at=NOW)
    assert learner.enrolments.count() == 0


def test_who_left_comes_back_with_the_records_there_were():
    made, learner = make_course(languages=("lv",), lessons=2), UserFactory()
    enrolment = enrol(learner.pk, made.key, at=NOW)
    complete_unit(enrolment.pk, made.lessons["lv"][0].translation_key, at=NOW)
    leave(enrolment.pk, at=NOW)
    back = enrol(learner.pk, made.key, at=NOW)
    assert (back.pk, back.state, back.progress) == (enrolment.pk, EnrolmentState.ACTIVE, 50)


def test_the_last_required_unit_completes_the_course_once(told):
    made, learner = make_course(languages=("lv",), lessons=2), UserFactory()
    enrolment = enrol(learner.pk, made.key, at=NOW)
    keys = [lesson.translation_key for lesson in made.lessons["lv"]]
    assert [complete_unit(enrolment.pk, key, at=NOW) for key in (*keys, *keys)] == [True, True, False, False]
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.progress, enrolment.completed_at) == (EnrolmentState.COMPLETED, 100, NOW)
    assert told == ["enrolled", "unit", "unit", "course"]
    assert verbs()[-1] == (Verb.COMPLETED, "course")
