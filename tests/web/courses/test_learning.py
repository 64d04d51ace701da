"""What a learner does: enrol, leave, go on, finish. Nothing happens on GET, and twice is once."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils.html import strip_tags

from courses.models import Course, Enrolment, EnrolmentMode, EnrolmentState, LearningEvent, UnitRecord
from courses.services.progress import complete_unit
from tests.factories.courses import NOW, MadeCourse, make_course, make_enrolment
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def act(made: MadeCourse, verb: str) -> str:
    return f"/en/learn/course/{made.key}/{verb}/"


def done(made: MadeCourse, number: int = 0) -> str:
    return f"/en/learn/{made.lessons['en'][number].translation_key}/done/"


def said(response: object) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]


def states() -> list[str]:
    return list(Enrolment.objects.order_by("pk").values_list("state", flat=True))


@pytest.fixture
def made() -> MadeCourse:
    return make_course(languages=("en",), lessons=2)


@pytest.fixture
def learner(client: Client) -> object:
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_visitor_signs_in_and_comes_back_to_one_button(client: Client, made: MadeCourse) -> None:
    there = act(made, "enrol")
    response = client.get(there)
    assert response.url == f"/en/account/login/?next={there}"  # type: ignore[attr-defined]
    assert dict(response.cookies) == {}
    client.force_login(UserFactory())
    html = client.get(there).content.decode()
    assert len(re.findall(r'<button class="btn btn-1">', html)) == 1
    assert states() == []
    response = client.post(there)
    assert response.url == made.pages["en"].url  # type: ignore[attr-defined]
    assert said(response) == ["You are enrolled. Each part you finish weaves one sign."]
    assert states() == [EnrolmentState.ACTIVE]


def test_a_session_that_ended_loses_no_act(client: Client, made: MadeCourse) -> None:
    for address, then in (
        (act(made, "enrol"), act(made, "enrol")),
        (act(made, "leave"), act(made, "continue")),
        (done(made), f"/en/learn/{made.lessons['en'][0].translation_key}/"),
    ):
        assert client.post(address).url == f"/en/account/login/?next={then}"  # type: ignore[attr-defined]


def test_enrolling_twice_is_enrolling_once(client: Client, made: MadeCourse, learner: object) -> None:
    client.post(act(made, "enrol"))
    response = client.post(act(made, "enrol"))
    assert response.url == made.pages["en"].url  # type: ignore[attr-defined]
    assert states() == [EnrolmentState.ACTIVE]
    assert LearningEvent.objects.count() == 1


def test_a_course_by_request_waits(client: Client, learner: object) -> None:
    made = make_course(languages=("en",), enrolment_mode=EnrolmentMode.APPROVAL)
    assert "Send the request" in client.get(act(made, "enrol")).content.decode()
    response = client.post(act(made, "enrol"))
    assert said(response) == ["Your request was sent. The answer comes by e-mail; you can read the course now."]
    assert states() == [EnrolmentState.REQUESTED]


def test_who_was_refused_reads_why_and_may_ask_again(client: Client, learner: object) -> None:
    made = make_course(languages=("en",), enrolment_mode=EnrolmentMode.APPROVAL)
    enrolment = make_enrolment(learner, made, state=EnrolmentState.REFUSED)
    Enrolment.objects.filter(pk=enrolment.pk).update(decision_reason="The group is full.", enrolled_at=None)
    html = words(client.get(act(made, "enrol")).content.decode())
    assert "Your earlier request was not approved: The group is full." in html
    client.post(act(made, "enrol"))
    assert states() == [EnrolmentState.REQUESTED]


def test_a_closed_course_says_so(client: Client, made: MadeCourse, learner: object) -> None:
    Course.objects.filter(pk=made.key).update(archived_at=NOW)
    for response in (client.get(act(made, "enrol")), client.post(act(made, "enrol"))):
        assert response.status_code == 403
        assert "“Sensory reading room (en)” takes no new learners." in words(response.content.decode())
    assert states() == []


def test_an_unpublished_course_says_so_too(client: Client, made: MadeCourse, learner: object) -> None:
    made.pages["en"].unpublish()
    response = client.post(act(made, "enrol"))
    assert response.status_code == 403
    assert "“Sensory reading room (en)” takes no new learners." in words(response.content.decode())


@pytest.mark.parametrize("verb", ["enrol", "continue", "finished"])
def test_an_unknown_course_is_not_found(client: Client, learner: object, verb: str) -> None:
    assert client.get(f"/en/learn/course/6f6bd5ac-0b8e-4c35-8ea7-3f1a4b3f0d52/{verb}/").status_code == 404


def test_leaving_keeps_what_was_done(client: Client, made: MadeCourse, learner: object) -> None:
    enrolment = make_enrolment(learner, made)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    assert client.get(act(made, "leave")).status_code == 405
    response = client.post(act(made, "leave"))
    assert response.url == "/en/dashboard/"  # type: ignore[attr-defined]
    assert states() == [EnrolmentState.LEFT]
    client.post(act(made, "leave"))
    assert LearningEvent.objects.filter(verb="left").count() == 1
    client.post(act(made, "enrol"))
    assert states() == [EnrolmentState.ACTIVE]
    assert UnitRecord.objects.filter(completed_at__isnull=False).count() == 1


def test_nobody_leaves_for_another(client: Client, made: MadeCourse, learner: object) -> None:
    make_enrolment(UserFactory(), made)
    assert client.post(act(made, "leave")).status_code == 404
    assert states() == [EnrolmentState.ACTIVE]


def test_reading_changes_nothing(client: Client, made: MadeCourse, learner: object) -> None:
    make_enrolment(learner, made)
    for address in (made.pages["en"].url, made.lessons["en"][0].url, act(made, "continue"), "/en/dashboard/"):
        client.get(address)
    assert UnitRecord.objects.count() == 0
    assert client.get(done(made)).status_code == 405


def test_done_goes_to_the_next_part_and_last_to_the_end(client: Client, made: MadeCourse, learner: object) -> None:
    make_enrolment(learner, made)
    first, second = made.lessons["en"]
    assert client.post(done(made)).url == second.url  # type: ignore[attr-defined]
    assert client.post(done(made)).url == second.url  # type: ignore[attr-defined]
    assert LearningEvent.objects.filter(verb="completed", object_kind="unit").count() == 1
    assert client.post(done(made, 1)).url == act(made, "finished")  # type: ignore[attr-defined]
    assert states() == [EnrolmentState.COMPLETED]
    assert first.url


def test_the_last_part_without_the_first_leads_to_what_is_left(
    client: Client, made: MadeCourse, learner: object
) -> None:
    make_enrolment(learner, made)
    response = client.post(done(made, 1))
    assert response.url == made.pages["en"].url  # type: ignore[attr-defined]
    assert said(response) == ["That was the last part. Some parts before it are not done yet."]


def test_who_is_not_enrolled_is_led_to_enrol(client: Client, made: MadeCourse, learner: object) -> None:
    response = client.post(done(made))
    assert response.url == act(made, "enrol")  # type: ignore[attr-defined]
    assert UnitRecord.objects.count() == 0


def test_only_lessons_are_done_by_hand(client: Client, made: MadeCourse, learner: object) -> None:
    make_enrolment(learner, made)
    module = made.modules["en"][0].translation_key
    assert client.post(f"/en/learn/{module}/done/").status_code == 404
    assert client.post(f"/en/learn/{made.key}/done/").status_code == 404


def test_continue_leads_to_the_first_part_not_done(client: Client, made: MadeCourse, learner: object) -> None:
    assert client.get(act(made, "continue")).url == made.pages["en"].url  # type: ignore[attr-defined]
    enrolment = make_enrolment(learner, made)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    assert client.get(act(made, "continue")).url == made.lessons["en"][1].url  # type: ignore[attr-defined]


def test_you_finished_says_what_was_reached(client: Client, learner: object) -> None:
    made = make_course(languages=("en",), lessons=1, academic_hours=12)
    other = make_course(languages=("en",), title="Another")
    enrolment = make_enrolment(learner, made)
    assert client.get(act(made, "finished")).url == made.pages["en"].url  # type: ignore[attr-defined]
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    response = client.get(act(made, "finished"))
    html = words(response.content.decode())
    assert "Finished 3 November 2026 Length 12 academic hours" in html
    assert "Another (en)" in html
    assert response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert other.key


def test_acts_need_the_token() -> None:
    client = Client(enforce_csrf_checks=True)
    made = make_course(languages=("en",))
    user = UserFactory()
    make_enrolment(user, made)
    client.force_login(user)
    assert client.post(done(made)).status_code == 403
    assert client.post(act(made, "leave")).status_code == 403
    assert UnitRecord.objects.count() == 0
    assert states() == [EnrolmentState.ACTIVE]
