"""The catalogue: every course, filters with counts, search without diacritics, a learner's own state."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from courses.models import Audience, Course, EnrolmentState
from courses.queries.catalogue import find_courses, hour_band
from courses.queries.memo import forget_kept
from courses.services.progress import complete_unit
from courses.services.structure import rebuild_outline
from tests.factories.courses import NOW, make_course, make_enrolment, make_organisation, publish
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
CATALOGUE = "/en/courses/"


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def titles(client: Client, query: str = "") -> list[str]:
    html = client.get(CATALOGUE + query).content.decode()
    return re.findall(r"<article class=\"crow\".*?<h3[^>]*><a [^>]*>(.*?)</a>", html, re.DOTALL)


def options(client: Client, key: str, query: str = "") -> list[tuple[str, str]]:
    """Words with count, and the value, of one filter's options."""
    html = client.get(CATALOGUE + query).content.decode()
    found = re.findall(rf'<input type="checkbox" name="{key}" value="([^"]+)"[^>]*><span>(.*?)</span>', html)
    return [(value, words(text)) for value, text in found]


def test_courses_stand_in_the_order_of_their_authors(client: Client) -> None:
    make_course(languages=("en",), title="Walls")
    make_course(languages=("en",), title="Air")
    assert titles(client) == ["Walls (en)", "Air (en)"]


def test_a_course_in_another_language_is_shown_after_the_others_and_marked(client: Client) -> None:
    make_course(languages=("lt",), title="Kursas")
    make_course(languages=("en",), title="Course")
    html = client.get(CATALOGUE).content.decode()
    assert titles(client) == ["Course (en)", "Kursas (lt)"]
    assert '<h3 lang="lt"><a href="/lt/courses/kursas/">Kursas (lt)</a></h3>' in html
    assert '<span lang="lt">Lietuvių</span>' in html


def test_filters_count_what_choosing_them_would_show(client: Client) -> None:
    librarians = Audience.objects.create(slug="librarians", names={"en": "Librarians"})
    make_course(languages=("en",), title="Short", academic_hours=8, audiences=[librarians])
    make_course(languages=("en", "lt"), title="Long", academic_hours=17, level="advanced")
    assert options(client, "language") == [("lt", "Lithuanian (1)"), ("en", "English (2)")]
    assert options(client, "audience") == [("librarians", "Librarians (1)")]
    assert options(client, "level") == [("introductory", "Introductory (1)"), ("advanced", "Advanced (1)")]
    assert options(client, "hours") == [("short", "Up to 8 hours (1)"), ("long", "More than 16 hours (1)")]
    assert options(client, "organisation") == [("pasvalys-library", "Pasvalys library (2)")]
    assert options(client, "hours", "?level=advanced") == [("long", "More than 16 hours (1)")]
    assert titles(client, "?hours=short&hours=long") == ["Short (en)", "Long (en)"]
    assert titles(client, "?hours=short&level=introductory") == ["Short (en)"]
    assert titles(client, "?organisation=pasvalys-library&language=lt") == ["Long (en)"]
    assert titles(client, "?level=nonsense&colour=red") == ["Short (en)", "Long (en)"]


def test_what_is_chosen_is_a_chip_that_removes_it(client: Client) -> None:
    make_course(languages=("en",), title="Short", academic_hours=8)
    html = client.get(CATALOGUE + "?q=short&hours=short").content.decode()
    chips = re.findall(r'<a class="chip" href="([^"]+)">(.*?)</a>', html, re.DOTALL)
    assert [(url, words(text)) for url, text in chips] == [
        ("?hours=short", "Remove filter: “short”"),
        ("?q=short", "Remove filter: Up to 8 hours"),
    ]


def test_nothing_found_offers_the_nearest_filter_to_remove(client: Client) -> None:
    make_course(languages=("en",), title="Short", academic_hours=8)
    for title in ("Shorter", "Shortest"):
        make_course(languages=("en",), title=title, academic_hours=9, level="advanced")
    html = client.get(CATALOGUE + "?q=short&hours=short&level=advanced").content.decode()
    assert titles(client, "?q=short&hours=short&level=advanced") == []
    assert "Without “Up to 8 hours” there are 2 courses." in words(html)
    assert '<a class="btn btn-1" href="?q=short&amp;level=advanced">' in html


def test_an_empty_catalogue_says_what_will_be_here(client: Client) -> None:
    made = make_course(languages=("en",))
    made.pages["en"].unpublish()
    html = words(client.get(CATALOGUE).content.decode())
    assert "0 courses" in html
    assert "No courses yet Courses will appear here when their authors publish them." in html


@pytest.mark.parametrize(
    "query",
    ["zalenieku", "Zaļenieku", "ZAĻENIEKU sens", "parslodzes", "lesson 1.2", "  telpa  ", "izveido zonu"],
)
def test_words_are_found_with_or_without_diacritics(client: Client, query: str) -> None:
    made = make_course(languages=("lv", "en"), title="Sensorā telpa Zaļenieku bibliotēkā")
    page = made.pages["lv"]
    page.summary = "Pārslodzes pazīmes."
    page.outcomes = [("outcome", "Izveido zonu plānu.")]
    publish(page)
    make_course(languages=("lv", "en"), title="Cits", lessons=1)
    assert [course.key for course in find_courses("en", query=query, chosen={}).rows] == [made.key]


@pytest.mark.parametrize("query", ['"', "*", "a AND", "NEAR(", "\x00", "%%", "'; --", "(" * 300])
def test_no_query_breaks_the_page(client: Client, query: str) -> None:
    make_course(languages=("en",))
    assert client.get(CATALOGUE, {"q": query, "level": query}).status_code == 200


@pytest.mark.parametrize(("hours", "band"), [(0, "short"), (8, "short"), (9, "medium"), (16, "medium"), (17, "long")])
def test_the_bands_of_hours_meet(hours: int, band: str) -> None:
    assert hour_band(hours) == band


def test_an_archived_course_is_not_listed(client: Client) -> None:
    made = make_course(languages=("en",))
    Course.objects.filter(pk=made.key).update(archived_at=NOW)
    rebuild_outline(made.key, at=NOW)
    assert titles(client) == []


def test_a_learner_sees_her_own_state(client: Client) -> None:
    started, waiting, done, untouched = (
        make_course(languages=("en",), title=title, lessons=2) for title in ("Started", "Waiting", "Done", "Untouched")
    )
    learner = UserFactory()
    enrolment = make_enrolment(learner, started)
    complete_unit(enrolment.pk, started.lessons["en"][0].translation_key, at=NOW)
    make_enrolment(learner, waiting, state=EnrolmentState.REQUESTED)
    finished = make_enrolment(learner, done)
    for lesson in done.lessons["en"]:
        complete_unit(finished.pk, lesson.translation_key, at=NOW)
    client.force_login(learner)
    html = client.get(CATALOGUE).content.decode()
    rows = re.findall(r'<article class="crow".*?</article>', html, re.DOTALL)
    states = [words("".join(re.findall(r'<span class="st[^"]*">.*?</span>', row, re.DOTALL))) for row in rows]
    assert states == ["Started: 1 of 2 parts", "Waiting for approval", "Finished, all 2 parts", ""]
    assert untouched.key


@pytest.mark.parametrize("courses", [2, 6])
def test_statements_do_not_grow_with_the_courses(
    client: Client, courses: int, django_assert_num_queries: object
) -> None:
    learner = UserFactory()
    for number in range(courses):
        made = make_course(languages=("en",), title=f"Course {number}", owner_organisation=make_organisation())
        make_enrolment(learner, made)
    client.get(CATALOGUE, {"q": "course"})
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(CATALOGUE, {"q": "course"})
    client.force_login(learner)
    # Session, user, page, enrolments with their records.
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(CATALOGUE, {"q": "course"})


@pytest.mark.parametrize("courses", [2, 6])
def test_the_snapshot_is_made_in_a_fixed_number_of_statements(courses: int, django_assert_num_queries: object) -> None:
    for number in range(courses):
        make_course(languages=("en", "lt"), title=f"Course {number}")
    forget_kept()
    with django_assert_num_queries(11):  # type: ignore[operator]
        find_courses("en", query="course", chosen={})
