"""Laws of saving: any order of arrival, any repetition, any two browsers end in one answer, and nothing is lost."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.domain.questions import SPECS
from courses.domain.responses import answered_state, clean_response
from courses.domain.saves import Save, winner
from courses.forms.answers import OrderingForm
from courses.models import Response, ResponseSave
from courses.queries.frozen import FrozenQuestion, frozen_questions
from courses.services.answers import fingerprint, save_answer
from courses.services.attempts import start_attempt
from tests.factories import quiz as factories
from tests.factories.quiz import NOW, SAMPLES

CHOICES = st.sampled_from(["k1", "k2", "k3"])
SAVES = st.lists(st.tuples(st.sampled_from(["tab-a", "tab-b", "tab-c"]), st.integers(1, 6), CHOICES), max_size=12)


@pytest.fixture
def attempt(db):
    quiz = factories.quiz_set(["single_choice"])
    person = factories.learner()
    enrolment = factories.enrolled(person, quiz.course)
    return start_attempt(enrolment.pk, quiz.quiz.pk, language="en", at=NOW), person.pk


@given(saves=SAVES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_stored_answer_is_the_fold_of_all_saves(attempt, saves):
    ResponseSave.objects.all().delete()
    Response.objects.all().delete()
    key, learner = attempt[0].pk, attempt[1]
    first: dict[tuple[str, int], str] = {}
    for client, seq, choice in saves:
        # No browser gives one number to two answers; a repetition is the same answer again.
        choice = first.setdefault((client, seq), choice)
        save_answer(key, 1, learner_id=learner, raw={"choice": choice}, language="en", client=client, seq=seq, at=NOW)
    wanted = winner(Save(client=client, seq=seq, value={"choice": choice}) for (client, seq), choice in first.items())
    stored = Response.objects.values_list("client", "seq", "value").first()
    assert stored == (None if wanted is None else (wanted.client, wanted.seq, wanted.value))
    assert ResponseSave.objects.count() == len(first)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(one=st.dictionaries(st.text(max_size=5), ANYTHING), other=st.dictionaries(st.text(max_size=5), ANYTHING))
def test_equal_answers_have_equal_fingerprints(one, other):
    assert fingerprint(one) == fingerprint(dict(reversed(one.items())))
    assert (fingerprint(one) == fingerprint(other)) >= (one == other)


def ordering(placed):
    sample = SAMPLES["ordering"]
    question = FrozenQuestion("d", "r", None, "en", 1, sample.spec.max_mark, sample.words, sample.spec)
    value = {"order": placed} if placed else {}
    return OrderingForm(question, position=1, order=("i3", "i1", "i4", "i2"), value=value)


KEYS = ["i1", "i2", "i3", "i4"]


class Sent(dict):
    """Posted fields."""


@given(order=st.permutations(KEYS), key=st.sampled_from(KEYS), place=st.integers(1, 4))
def test_one_changed_select_puts_one_step_there_and_keeps_the_order_of_the_rest(order, key, place):
    form = ordering(order)
    fields = Sent({f"q1-{each}": str(number) for number, each in enumerate(order, start=1)} | {f"q1-{key}": str(place)})
    after = form.raw(fields)["order"]
    assert after.index(key) + 1 == place
    assert [each for each in after if each != key] == [each for each in order if each != key]


@given(placed=st.lists(st.sampled_from(KEYS), unique=True), key=st.sampled_from([*KEYS, "x"]))
def test_up_and_down_are_opposites(placed, key):
    form = ordering(placed)
    fields = Sent({f"q1-{each}": str(number) for number, each in enumerate(placed, start=1)})
    up = form.moved(fields, key, "up")["order"]
    assert sorted(up) == KEYS
    back = ordering(up)
    again = Sent({f"q1-{each}": str(number) for number, each in enumerate(up, start=1)})
    down = back.moved(again, key, "down")["order"]
    assert down == (form.displayed if up != form.displayed else down)


@given(raw=st.dictionaries(st.text(max_size=6), st.text(max_size=6)), kind=st.sampled_from(sorted(SPECS)))
def test_forms_never_raise_on_what_is_sent(raw, kind):
    data = QueryDict(mutable=True)
    data.update(raw)
    sample = SAMPLES[kind]
    assert answered_state(sample.spec, clean_response(sample.spec, {})).is_unanswered
    question = FrozenQuestion("d", "r", None, "en", 1, sample.spec.max_mark, sample.words, sample.spec)
    form = question.kind.form_class(question, position=1, order=(), value={})
    sent = form.raw(data)
    assert sent is None or clean_response(sample.spec, sent) == {}


def test_frozen_questions_are_read_once(db, django_assert_num_queries):
    words = factories.frozen_question(SAMPLES["essay"].spec, SAMPLES["essay"].words)
    with django_assert_num_queries(1):
        first = frozen_questions([words.digest])
    with django_assert_num_queries(0):
        assert frozen_questions([words.digest]) == first
