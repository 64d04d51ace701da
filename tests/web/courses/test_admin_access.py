"""Who reaches what in the admin: every address of ours for every role, and what Wagtail's own views must not open."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from courses.extensions.roles import Role
from courses.models import (
    Attempt,
    Course,
    Enrolment,
    EnrolmentState,
    Organisation,
    Question,
    QuestionEntry,
    SingleChoiceQuestion,
)
from courses.services.attempts import start_attempt
from tests.factories.courses import MadeCourse, make_course, make_enrolment, make_locales
from tests.factories.editing import Desk, choice_question, desk, edit_url
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

M, R, E, T, I, A = Role  # noqa: E741 -- the order of the table below
STAFF = (M, R, E, T, I, A)


@dataclass
class Place:
    """Something of everything an address can name."""

    made: MadeCourse
    question: SingleChoiceQuestion
    translated: SingleChoiceQuestion
    attempt: Attempt
    asked: Enrolment


@pytest.fixture
def place() -> Place:
    make_locales()
    question = choice_question("lt")
    entry = QuestionEntry.objects.get(pk=question.translation_key)
    made = make_course(languages=("lt", "lv"), lessons=1, quiz_entries=[entry], enrolment_mode="open")
    translated = question.copy_for_translation(Locale.objects.get_for_language("lv"))
    translated.save()
    translated.save_revision().publish()
    enrolment = make_enrolment(UserFactory(), made)
    attempt = start_attempt(enrolment.pk, made.quizzes["lt"][0].translation_key, language="lt", at=timezone.now())
    asked = make_enrolment(UserFactory(), made, state=EnrolmentState.REQUESTED)
    return Place(made, question, translated, attempt, asked)


def bank(view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_courses_question:{view}", args=args)


def kind(view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_courses_singlechoicequestion:{view}", args=args)


def page(view: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{view}", args=args)


# Address → who is let in, wherever it leads; Wagtail sends away to the start page.
TABLE: dict[str, tuple[Callable[[Place], str], tuple[Role, ...]]] = {
    "bank": (lambda it: bank("list"), (M, T, A)),
    "bank: add": (lambda it: bank("add"), (M, A)),
    "bank: edit": (lambda it: bank("edit", it.question.pk), (M, A)),
    "bank: edit a translation": (lambda it: bank("edit", it.translated.pk), (M, T, A)),
    "bank: delete": (lambda it: bank("delete", it.question.pk), (M, A)),
    "bank: unpublish": (lambda it: bank("unpublish", it.question.pk), (M, A)),
    "kind": (lambda it: kind("list"), (M, T, A)),
    "kind: add": (lambda it: kind("add"), (M, A)),
    "kind: edit": (lambda it: kind("edit", it.question.pk), (M, A)),
    "kind: edit a translation": (lambda it: kind("edit", it.translated.pk), (M, T, A)),
    "kind: copy": (lambda it: kind("copy", it.question.pk), (M, A)),
    "kind: delete a translation": (lambda it: kind("delete", it.translated.pk), (M, A)),
    "kind: unpublish": (lambda it: kind("unpublish", it.question.pk), (M, A)),
    "kind: unpublish a translation": (lambda it: kind("unpublish", it.translated.pk), (M, T, A)),
    "kind: history": (lambda it: kind("history", it.question.pk), (M, T, A)),
    "pick a question for a quiz": (lambda it: reverse("question_entry_chooser:choose"), (M, A)),
    "pick: results": (lambda it: reverse("question_entry_chooser:choose_results"), (M, A)),
    "pick: chosen": (
        lambda it: reverse("question_entry_chooser:chosen", args=[it.question.translation_key]),
        (M, A),
    ),
    "pick a snippet": (
        lambda it: reverse("wagtailsnippetchoosers_courses_singlechoicequestion:choose"),
        (M, A),
    ),
    "requests": (lambda it: reverse("enrolment_requests"), (M, A)),
    "marking": (lambda it: reverse("marking_queue"), (M, R, A)),
    "outline": (lambda it: reverse("course_outline", args=[it.made.key]), (M, T, A)),
    "archive a course": (lambda it: reverse("course_archive", args=[it.made.key]), (M, A)),
    "archive a question": (
        lambda it: reverse("question_archive", args=[it.question.translation_key]),
        (M, A),
    ),
    "organisations": (lambda it: reverse("organisation:index"), (A,)),
    "organisations: add": (lambda it: reverse("organisation:add"), (A,)),
    "funding projects": (lambda it: reverse("fundingproject:index"), (A,)),
    "topics": (lambda it: reverse("topic:index"), (M, A)),
    "topics: add": (lambda it: reverse("topic:add"), (M, A)),
    "audiences": (lambda it: reverse("audience:index"), (M, A)),
    "regions": (lambda it: reverse("region:index"), (A,)),
    "page: add a course": (
        lambda it: page("add", "courses", "coursepage", it.made.pages["lt"].get_parent().pk),
        (M, A),
    ),
    "page: edit the source": (lambda it: page("edit", it.made.pages["lt"].pk), (M, A)),
    "page: edit a translation": (lambda it: page("edit", it.made.pages["lv"].pk), (M, T, A)),
    "page: unpublish the source": (lambda it: page("unpublish", it.made.lessons["lt"][0].pk), (M, A)),
    "page: delete a translation": (lambda it: page("delete", it.made.lessons["lv"][0].pk), (M, A)),
    "page: privacy of the source": (lambda it: page("set_privacy", it.made.pages["lt"].pk), (M, A)),
}


def let_in(client: Client, url: str) -> bool:
    answer = client.get(url, follow=True)
    assert answer.status_code in {200, 403}, (url, answer.status_code)
    refused = bool(answer.redirect_chain) and answer.redirect_chain[-1][0] == "/admin/"
    return answer.status_code == 200 and not refused


@pytest.mark.parametrize("role", STAFF)
def test_every_address_for_every_role(place: Place, role: Role) -> None:
    client = desk(role).client
    found = {name: let_in(client, url(place)) for name, (url, _roles) in TABLE.items()}
    assert found == {name: role in roles for name, (_url, roles) in TABLE.items()}


def test_learners_and_visitors_are_outside(place: Place) -> None:
    learner = Client()
    learner.force_login(UserFactory())
    for client in (Client(), learner):
        for url, _roles in TABLE.values():
            answer = client.get(url(place))
            assert (answer.status_code, "/login/" in answer["Location"]) == (302, True)


POSTS: dict[str, tuple[Callable[[Place], str], dict[str, str], tuple[Role, ...]]] = {
    "decide a request": (
        lambda it: reverse("enrolment_decide", args=[it.asked.pk]),
        {"decision": "accept"},
        (M, A),
    ),
    "archive a course": (lambda it: reverse("course_archive", args=[it.made.key]), {"act": "archive"}, (M, A)),
    "archive a question": (
        lambda it: reverse("question_archive", args=[it.question.translation_key]),
        {"act": "archive"},
        (M, A),
    ),
    "unpublish the source question": (lambda it: kind("unpublish", it.question.pk), {}, (M, A)),
    "rename": (
        lambda it: reverse("outline_rename", args=[it.made.key, it.made.lessons["lt"][0].pk]),
        {"title": "Mine"},
        (M, A),
    ),
    "unpublish the source page": (lambda it: page("unpublish", it.made.lessons["lt"][0].pk), {}, (M, A)),
}


def changed(place: Place, name: str) -> bool:
    lesson = place.made.lessons["lt"][0]
    lesson.refresh_from_db()
    return {
        "decide a request": lambda: Enrolment.objects.get(pk=place.asked.pk).state == "active",
        "archive a course": lambda: Course.objects.get(pk=place.made.key).archived_at is not None,
        "archive a question": lambda: QuestionEntry.objects.get().archived_at is not None,
        "unpublish the source question": lambda: not Question.objects.get(pk=place.question.pk).live,
        "unpublish the source page": lambda: not lesson.live,
        "rename": lambda: lesson.title == "Mine",
    }[name]()


@pytest.mark.parametrize("role", STAFF)
def test_every_act_for_every_role(place: Place, role: Role) -> None:
    client = desk(role).client
    for name, (url, data, roles) in POSTS.items():
        client.post(url(place), data)
        assert changed(place, name) is (role in roles), name


# --- The question bank --------------------------------------------------------------------------------------


@pytest.fixture
def author(place: Place) -> Desk:
    return desk(M)


def test_a_new_question_begins_with_its_kind(author: Desk) -> None:
    html = author.client.get(bank("add")).content.decode()
    assert html.count("/add/") == 11
    assert f"{kind('add')}?locale=en" in html
    assert f"{kind('add')}?locale=lt" in author.client.get(bank("add"), {"locale": "lt"}).content.decode()


def test_a_question_without_a_kind_cannot_be_made(author: Desk) -> None:
    before = Question.objects.count()
    answer = author.client.post(bank("add"), {"title": "x", "prompt": "null", "mark": "1"})
    assert answer.status_code == 405
    assert Question.objects.count() == before


def test_the_bank_leads_to_the_editor_of_the_kind(author: Desk, place: Place) -> None:
    for view in ("edit", "delete", "unpublish", "lock", "unlock"):
        answer = author.client.get(bank(view, place.question.pk))
        assert (answer.status_code, answer["Location"]) == (302, edit_url(place.question))
        assert author.client.post(bank(view, place.question.pk), {"title": "Mine"}).status_code == 405
    revision = place.question.latest_revision_id
    reverting = bank("revisions_revert", place.question.pk, revision)
    assert author.client.get(reverting)["Location"] == edit_url(place.question)


def test_a_copy_is_never_written_over_its_original(author: Desk, place: Place) -> None:
    before = Question.objects.get(pk=place.question.pk).title
    assert author.client.get(kind("copy", place.question.pk)).status_code == 200
    assert author.client.post(kind("copy", place.question.pk), {"title": "Mine"}).status_code == 405
    assert Question.objects.get(pk=place.question.pk).title == before
    assert (
        reverse("wagtailsnippets_courses_question:list") + f"copy/{place.question.pk}/"
        not in author.client.get(bank("list")).content.decode()
    )


def test_questions_are_not_made_while_picking_them(author: Desk) -> None:
    before = QuestionEntry.objects.count()
    author.client.post("/admin/question_entry_chooser/create/", {"title": "x"})
    assert QuestionEntry.objects.count() == before


def test_a_reference_word_is_written_in_every_language() -> None:
    administrator = desk(A)
    data = {
        "names_lv": "Bibliotēka",
        "names_lt": "Biblioteka",
        "names_en": "Library",
        "slug": "library",
        "country": "LV",
        "register_number": "",
        "website": "",
    }
    administrator.client.post(reverse("organisation:add"), data)
    assert Organisation.objects.get(slug="library").names == {"lv": "Bibliotēka", "lt": "Biblioteka", "en": "Library"}


def test_the_menu_shows_what_one_may_use(place: Place) -> None:
    shown = {role: desk(role).client.get("/admin/").content.decode() for role in STAFF}
    for name, roles in (("marking_queue", {M, R, A}), ("enrolment_requests", {M, A})):
        assert {role for role, html in shown.items() if reverse(name) in html} == roles


def test_somebody_who_lost_the_role_is_outside_at_once(place: Place) -> None:
    who = desk(M)
    User.groups.through.objects.filter(user=who.user).delete()
    assert "/login/" in who.client.get(reverse("course_outline", args=[place.made.key]))["Location"]
