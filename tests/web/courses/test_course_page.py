"""The page of a course: one primary act that follows the learner, progress in words, and what visitors may cache."""

import json
import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from courses.models import Course, EnrolmentMode, EnrolmentState
from courses.services.progress import complete_unit
from courses.services.structure import rebuild_outline
from tests.factories.courses import NOW, MadeCourse, make_course, make_enrolment
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def act(client: Client, made: MadeCourse, language: str = "en") -> tuple[str, str, str]:
    """Label and address of the primary button, and the sentence under it."""
    html = client.get(made.pages[language].url).content.decode()
    part = re.search(r'<div class="act">(.*?)</div>', html, re.DOTALL)[1]  # type: ignore[index]
    button = re.search(r'<a class="btn btn-1" href="([^"]+)">([^<]*)', part)
    sentence = re.findall(r"<p>(.*?)</p>", part, re.DOTALL)
    return (words(button[2]), button[1], words(sentence[-1])) if button else ("", "", words(sentence[-1]))


def signed_in(client: Client, user: object) -> Client:
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_a_visitor_is_offered_to_enrol(client: Client) -> None:
    made = make_course(languages=("en",))
    assert act(client, made) == (
        "Enrol",
        f"/en/learn/course/{made.key}/enrol/",
        "It is free. You need an account: it keeps your progress.",
    )


def test_a_course_by_request_says_who_answers(client: Client) -> None:
    made = make_course(languages=("en",), enrolment_mode=EnrolmentMode.APPROVAL)
    assert act(client, made)[2] == (
        "A methodologist answers your request by e-mail. You can read the course without enrolling."
    )
    learner = UserFactory()
    make_enrolment(learner, made, state=EnrolmentState.REQUESTED)
    assert act(signed_in(client, learner), made) == (
        "",
        "",
        "The answer comes by e-mail. You can read the course now.",
    )


def test_the_enrolled_start_then_continue_then_are_finished(client: Client) -> None:
    made = make_course(languages=("en",), lessons=2)
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    signed_in(client, learner)
    first, second = made.lessons["en"]
    assert act(client, made) == ("Start", first.url, "Opens “Lesson 1.1 (en)”, 10 minutes.")
    complete_unit(enrolment.pk, first.translation_key, at=NOW)
    assert act(client, made) == ("Continue", second.url, "Opens “Lesson 1.2 (en)”, 20 minutes.")
    complete_unit(enrolment.pk, second.translation_key, at=NOW)
    html = client.get(made.pages["en"].url).content.decode()
    assert f"/en/learn/course/{made.key}/finished/" in html


def test_a_closed_course_offers_nothing(client: Client) -> None:
    made = make_course(languages=("en",))
    Course.objects.filter(pk=made.key).update(archived_at=NOW)
    assert act(client, made) == ("", "", "This course takes no new learners. You can still read it.")


def test_progress_says_in_words_what_the_weaving_shows(client: Client) -> None:
    made = make_course(languages=("en",), lessons=3)
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    html = signed_in(client, learner).get(made.pages["en"].url).content.decode()
    assert "1 of 3 parts done. About 50 minutes left. Each part you finish weaves one sign." in words(html)
    assert '<progress class="bar" max="3" value="1"' in html


def test_the_outline_says_how_each_unit_stands(client: Client) -> None:
    made = make_course(languages=("en",), lessons=3)
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    html = signed_in(client, learner).get(made.pages["en"].url).content.decode()
    rows = re.findall(r"<li[^>]*>(.*?)</li>", re.search(r'<ol class="units">(.*?)</ol>', html, re.DOTALL)[1], re.DOTALL)  # type: ignore[index]
    assert [words(row) for row in rows] == [
        "Lesson 1.1 (en) 10 min Done",
        "Lesson 1.2 (en) 20 min Continue here",
        "Lesson 1.3 (en) 30 min Not started",
    ]


def test_a_lesson_without_a_page_in_the_language_is_shown_under_its_own(client: Client) -> None:
    made = make_course(languages=("lv", "en"), lessons=2)
    made.lessons["en"][1].unpublish()
    rebuild_outline(made.key, at=NOW)
    html = client.get(made.pages["en"].url).content.decode()
    key = made.lessons["lv"][1].translation_key
    assert f'<a href="/en/learn/{key}/" lang="lv">Lesson 1.2 (lv)</a>' in html


def test_search_engines_read_a_course(client: Client) -> None:
    made = make_course(languages=("en",), title="Rooms </script><b>", academic_hours=16)
    html = client.get(made.pages["en"].url).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])  # type: ignore[index]
    assert data == {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": "Rooms </script><b> (en)",
        "description": "Summary (en)",
        "url": f"http://127.0.0.1:8000{made.pages['en'].url}",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "educationalLevel": "Introductory",
        "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "EUR"},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "Online", "courseWorkload": "PT16H"},
        "provider": {"@type": "Organization", "name": "Pasvalys library"},
    }


def test_the_certificate_condition_is_said_where_there_is_one(client: Client) -> None:
    made = make_course(languages=("en",), gives_certificate=True, pass_mark=75, max_attempts=3)
    html = words(client.get(made.pages["en"].url).content.decode())
    assert "For the certificate Every part done, at least 75 % in each quiz that counts, 3 attempts" in html
    assert "Certificate issued by Pasvalys library" in html


def test_a_visitors_page_sets_no_cookie_and_may_be_shared(client: Client) -> None:
    made = make_course(languages=("en",))
    for page in (made.pages["en"], made.modules["en"][0], made.lessons["en"][0]):
        response = client.get(page.url)
        assert dict(response.cookies) == {}
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize("lessons", [2, 9])
def test_statements_do_not_grow_with_the_lessons(
    client: Client, lessons: int, django_assert_num_queries: object
) -> None:
    made = make_course(languages=("en",), lessons=lessons)
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    for lesson in made.lessons["en"][:-1]:
        complete_unit(enrolment.pk, lesson.translation_key, at=NOW)
    signed_in(client, learner)
    client.get(made.pages["en"].url)
    # Session, user, page, enrolment with its records.
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(made.pages["en"].url)


def test_a_visitors_page_asks_for_the_page_alone(client: Client, django_assert_num_queries: object) -> None:
    made = make_course(languages=("en",))
    client.get(made.pages["en"].url)
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(made.pages["en"].url, {"fresh": "1"})
