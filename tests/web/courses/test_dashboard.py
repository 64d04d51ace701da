"""My learning: where one left off comes first; the same number of statements however many courses."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from courses.models import Enrolment, EnrolmentState
from courses.services.progress import complete_unit
from tests.factories.courses import NOW, make_course, make_enrolment
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
DASHBOARD = "/en/dashboard/"


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def top(html: str) -> str:
    return re.search(r'<div class="course-top.*?<div class="wrap page">', html, re.DOTALL)[0]  # type: ignore[index]


def test_visitors_sign_in_first(client: Client) -> None:
    assert client.get(DASHBOARD).url == "/en/account/login/?next=/en/dashboard/"  # type: ignore[attr-defined]


def test_it_starts_where_one_left_off(client: Client) -> None:
    earlier = make_course(languages=("en",), title="Earlier", lessons=2)
    later = make_course(languages=("en",), title="Later", lessons=3)
    learner = UserFactory()
    first = make_enrolment(learner, earlier)
    second = make_enrolment(learner, later)
    complete_unit(first.pk, earlier.lessons["en"][0].translation_key, at=NOW + timedelta(days=1))
    complete_unit(second.pk, later.lessons["en"][0].translation_key, at=NOW + timedelta(days=2))
    client.force_login(learner)
    response = client.get(DASHBOARD)
    html = response.content.decode()
    assert words(top(html)).endswith(
        "Continue where you left off Lesson 1.2 (en) Later (en) Continue "
        "20 minutes. About 50 minutes of the course left."
    )
    assert re.search(r'<a class="btn btn-1" href="([^"]+)"', html)[1] == later.lessons["en"][1].url  # type: ignore[index]
    assert "1 of 2 parts done" in words(html)
    assert response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_every_state_has_its_words(client: Client) -> None:
    waiting, refused, done, left = (
        make_course(languages=("en",), title=title, lessons=1) for title in ("Waiting", "Refused", "Done", "Left")
    )
    learner = UserFactory()
    make_enrolment(learner, waiting, state=EnrolmentState.REQUESTED)
    no = make_enrolment(learner, refused, state=EnrolmentState.REFUSED)
    Enrolment.objects.filter(pk=no.pk).update(decision_reason="The group is full.")
    finished = make_enrolment(learner, done)
    complete_unit(finished.pk, done.lessons["en"][0].translation_key, at=NOW)
    make_enrolment(learner, left, state=EnrolmentState.LEFT)
    client.force_login(learner)
    html = words(client.get(DASHBOARD).content.decode())
    assert "Waiting (en) Your request was sent on 3 Nov 2026." in html
    assert "Refused (en) Your request was not approved. The group is full." in html
    assert "Done (en) Finished, 1 part Finished 3 Nov 2026: see the result : Done (en)" in html
    assert "More courses" in html
    assert html.count("Left (en)") == 1


def test_a_learner_without_courses_is_shown_the_way(client: Client) -> None:
    make_course(languages=("en",), title="Begin here")
    client.force_login(UserFactory())
    html = words(client.get(DASHBOARD).content.decode())
    assert "Here you will see your courses, how far you are, and your certificates. Choose a course" in html
    assert "Courses to start with" in html
    assert "Begin here (en)" in html


def test_a_course_that_is_gone_keeps_its_name(client: Client) -> None:
    made = make_course(languages=("en",), title="Gone", lessons=1)
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    made.pages["en"].unpublish()
    client.force_login(learner)
    html = client.get(DASHBOARD).content.decode()
    assert "<h3>Gone (en)</h3>" in html


@pytest.mark.parametrize("courses", [2, 6])
def test_statements_do_not_grow_with_the_courses(
    client: Client, courses: int, django_assert_num_queries: object
) -> None:
    learner = UserFactory()
    for number in range(courses):
        made = make_course(languages=("en",), title=f"Course {number}", lessons=2)
        enrolment = make_enrolment(learner, made)
        complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    client.force_login(learner)
    client.get(DASHBOARD)
    # Session, user, enrolments with their records, and the certificates' list.
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(DASHBOARD)
