"""A specialist takes a course in her language and proves it, from the home page to the page a stranger verifies on."""

from typing import Any

import pytest

from tests.browser import learning
from tests.browser.answers import answer, answer_all, course_named, question_in
from tests.browser.conftest import Visit
from tests.browser.learning import Person
from tests.browser.mailbox import Mailbox
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

COURSE = "sensory-reading-room"
PEOPLE = {
    "lv": Person("Žanete", "Ķauķe-Ģērmane", "zanete@example.org"),
    "lt": Person("Jūratė", "Ąžuolytė-Šūmakarienė", "jurate@example.org"),
    "en": Person("Zoë", "O’Neill", "zoe@example.org"),
}


def enrol(visitor: Visitor, person: Person, mailbox: Mailbox, *, language: str) -> None:
    learning.open_course(visitor, COURSE, language=language)
    learning.ask_to_enrol(visitor)
    learning.sign_up(visitor, person, mailbox)
    learning.confirm_enrolment(visitor)


def prove(visitor: Visitor, stranger: Visitor, person: Person, *, language: str) -> None:
    """The certificate says who did what, and the public page says the same."""
    paper = learning.certificate_text(visitor)
    title = course_named(COURSE).title[language]
    for words in (f"{person.first_name} {person.last_name}", title):
        assert words in paper
    learning.verify(stranger, learning.code_on(paper), language=language)
    page = stranger.page
    assert page.locator(".cert").get_attribute("class") is not None
    shown = " ".join(page.locator("main").inner_text().split())
    for words in (f"{person.first_name} {person.last_name}", title):
        assert words in shown


@pytest.mark.parametrize("language", ["lv", "lt", "en"])
def test_a_learner_takes_a_course_and_proves_it(visit: Visit, mailbox: Mailbox, language: str) -> None:
    learner, person = visit(), PEOPLE[language]
    enrol(learner, person, mailbox, language=language)
    learning.study(learner, COURSE, language=language)
    assert learner.page.locator("html").get_attribute("lang") == language
    prove(learner, visit(), person, language=language)
