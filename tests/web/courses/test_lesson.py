"""The page of a lesson: the way through the course, easy reading, paper, a missing language."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from courses.models import LessonPage, QuestionEntry, Unlocking
from courses.services.progress import complete_unit
from courses.services.structure import rebuild_outline
from tests.factories.courses import NOW, MadeCourse, make_course, make_enrolment, make_locales, publish
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def part(html: str, start: str, end: str) -> str:
    found = re.search(rf"{start}.*?{end}", html, re.DOTALL)
    return found[0] if found else ""


def way(html: str) -> list[tuple[str, str]]:
    """Words and addresses of previous and next."""
    nav = part(html, '<nav class="prevnext"', "</nav>")
    return [
        (words(text), address)
        for address, text in re.findall(
            r'<(?:a|form)[^>]*(?:href|action)="([^"]+)"[^>]*>(.*?)</(?:a|form)>', nav, re.DOTALL
        )
    ]


def learner_in(made: MadeCourse, client: Client) -> Any:
    learner = UserFactory()
    enrolment = make_enrolment(learner, made)
    client.force_login(learner)
    return enrolment


def with_body(page: LessonPage, *blocks: tuple[str, Any]) -> LessonPage:
    page.body = list(blocks)
    published: LessonPage = publish(page)
    return published


def test_the_way_goes_by_names(client: Client) -> None:
    made = make_course(languages=("en",), lessons=3)
    first, second, third = made.lessons["en"]
    course = made.pages["en"]
    assert way(client.get(first.url).content.decode()) == [
        ("Course Sensory reading room (en)", course.url),
        ("Next part Lesson 1.2 (en)", second.url),
    ]
    assert way(client.get(third.url).content.decode()) == [
        ("Previous part Lesson 1.2 (en)", second.url),
        ("This was the last part Sensory reading room (en)", course.url),
    ]


def test_the_enrolled_finish_with_the_same_click(client: Client) -> None:
    made = make_course(languages=("en",), lessons=2)
    first, second = made.lessons["en"]
    enrolment = learner_in(made, client)
    html = client.get(first.url).content.decode()
    assert way(html)[1] == ("Finish and go on Lesson 1.2 (en)", f"/en/learn/{first.translation_key}/done/")
    complete_unit(enrolment.pk, first.translation_key, at=NOW)
    assert way(client.get(first.url).content.decode())[1] == ("Done. Go on Lesson 1.2 (en)", second.url)
    assert way(client.get(second.url).content.decode())[1] == (
        "Finish This was the last part",
        f"/en/learn/{second.translation_key}/done/",
    )


def test_the_outline_stands_beside_the_lesson(client: Client) -> None:
    made = make_course(languages=("en",), lessons=3)
    enrolment = learner_in(made, client)
    complete_unit(enrolment.pk, made.lessons["en"][0].translation_key, at=NOW)
    html = client.get(made.lessons["en"][1].url).content.decode()
    nav = part(html, '<nav class="outline', "</nav>")
    assert words(nav) == (
        "Course outline – 1 of 3 done 1 of 3 done, about 50 minutes left 1. Module 1 (en) "
        "Lesson 1.1 (en) Done Lesson 1.2 (en) 20 minutes, you are here Lesson 1.3 (en) 30 minutes"
    )
    assert re.findall(r'<a href="([^"]+)" aria-current="page">', nav) == [made.lessons["en"][1].url]
    assert "Part 2 of 3 20 minutes" in words(part(html, '<p class="meta">', "</p>"))


def test_a_locked_quiz_stays_visible_with_the_reason(client: Client) -> None:
    locale = make_locales(["en"])["en"]
    entry = QuestionEntry.objects.create(kind="single_choice", title="Q", source_locale=locale, live=True)
    made = make_course(languages=("en",), lessons=1, unlocking=Unlocking.STEPWISE, quiz_entries=[entry])
    learner_in(made, client)
    nav = part(client.get(made.lessons["en"][0].url).content.decode(), '<nav class="outline', "</nav>")
    assert words(part(nav, '<span class="locked">', "</li>")) == "Quiz (en) After the lessons before it"


def test_the_easy_text_takes_the_place_of_the_full_one(client: Client) -> None:
    made = make_course(languages=("en",))
    page = made.lessons["en"][0]
    page.easy_read, page.easy_read_level = "<p>A room has places.</p>", "1"
    publish(page)
    full = client.get(page.url).content.decode()
    assert "Words of lesson 1.1 (en)" in full
    assert "A room has places." not in full
    easy = client.get(page.url, {"easy": "1"}).content.decode()
    assert part(easy, '<div class="prose mt6 easy">', "</div>") == (
        '<div class="prose mt6 easy"><p>A room has places.</p></div>'
    )
    assert re.findall(r'<a href="([^"]+)" aria-current="true">Easy to read', easy) == [f"{page.url}?easy=1"]
    other = made.lessons["en"][1]
    assert "Easy to read" not in client.get(other.url, {"easy": "1"}).content.decode()


def test_a_changed_lesson_is_shown_at_once(client: Client) -> None:
    made = make_course(languages=("en",))
    page = made.lessons["en"][0]
    client.get(page.url)
    with_body(page, ("rich_text", "<p>New words</p>"))
    html = client.get(page.url).content.decode()
    assert "New words" in html
    assert "Words of lesson" not in html


def test_search_engines_read_the_first_words(client: Client) -> None:
    made = make_course(languages=("en",))
    html = client.get(made.lessons["en"][0].url).content.decode()
    assert '<meta name="description" content="Words of lesson 1.1 (en)">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{made.lessons["en"][0].url}">' in html


def test_a_lesson_for_paper_has_nothing_round_it(client: Client) -> None:
    made = make_course(languages=("en",))
    page = made.lessons["en"][0]
    items = [{"title": "Fold", "text": "<p>Unfolded</p>"}]
    with_body(page, ("accordion", {"items": items}))
    response = client.get(f"/en/learn/{page.translation_key}/print/")
    html = response.content.decode()
    assert '<details class="disclosure" open>' in html
    assert '<header class="site">' not in html
    assert '<meta name="robots" content="noindex">' in html
    assert "Module 1 (en)" in html
    assert dict(response.cookies) == {}


def test_a_missing_language_shows_the_source_under_its_own_lang(client: Client) -> None:
    made = make_course(languages=("lv", "en"), lessons=2)
    made.lessons["en"][0].unpublish()
    rebuild_outline(made.key, at=NOW)
    key = made.lessons["lv"][0].translation_key
    response = client.get(f"/en/learn/{key}/")
    html = response.content.decode()
    assert '<html lang="en"' in html
    assert '<h1 lang="lv">Lesson 1.1 (lv)</h1>' in html
    assert '<div class="prose mt6" lang="lv"><p>Words of lesson 1.1 (lv)</p></div>' in html
    assert "This lesson is not translated yet. You see it in Latvian." in words(html)
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{made.lessons["lv"][0].url}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert dict(response.cookies) == {}
    assert way(html)[1] == ("Next part Lesson 1.2 (en)", made.lessons["en"][1].url)


def test_where_there_is_a_page_the_key_leads_to_it(client: Client) -> None:
    made = make_course(languages=("lv", "en"))
    key = made.lessons["en"][0].translation_key
    assert client.get(f"/en/learn/{key}/").url == made.lessons["en"][0].url  # type: ignore[attr-defined]
    module = made.modules["en"][0].translation_key
    assert client.get(f"/en/learn/{module}/").url == made.pages["en"].url  # type: ignore[attr-defined]


def test_an_unknown_or_closed_unit_is_not_found(client: Client) -> None:
    made = make_course(languages=("en",))
    assert client.get(f"/en/learn/{made.key}/").status_code == 404
    assert client.get(f"/en/learn/{made.key}/print/").status_code == 404
    lesson = made.lessons["en"][0]
    lesson.unpublish()
    assert client.get(f"/en/learn/{lesson.translation_key}/").status_code == 404


@pytest.mark.parametrize("lessons", [2, 9])
def test_statements_do_not_grow_with_the_lessons(
    client: Client, lessons: int, django_assert_num_queries: object
) -> None:
    made = make_course(languages=("en",), lessons=lessons)
    url = made.lessons["en"][0].url
    client.get(url)
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(url, {"easy": "1"})
    enrolment = learner_in(made, client)
    for lesson in made.lessons["en"][:-1]:
        complete_unit(enrolment.pk, lesson.translation_key, at=NOW)
    # Session, user, page, enrolment with its records.
    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get(url)
