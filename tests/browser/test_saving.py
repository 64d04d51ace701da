"""Nothing typed is lost: without a connection, without a session, with two tabs."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import learning
from tests.browser.conftest import Visit
from tests.browser.learning import Person
from tests.browser.mailbox import Mailbox
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

COURSE = "sensory-reading-room"


def in_a_quiz(visitor: Visitor, mailbox: Mailbox, name: str) -> Person:
    """A new learner in the first quiz: a single choice, a multiple choice, true or false."""
    person = Person(name, "Saglabāta", f"{name.lower()}@example.org")
    learning.join(visitor, person, mailbox, COURSE)
    visitor.press(learning.PRIMARY)
    learning.go_to_quiz(visitor)
    learning.start_quiz(visitor)
    return person


def box(page: Page, position: int) -> Locator:
    return page.locator(f"#q-{position}")


def is_saved(page: Page, position: int) -> None:
    expect(box(page, position).locator("[data-saved]:not(.not) .ic")).to_be_visible()


def is_not_saved(page: Page, position: int) -> None:
    expect(box(page, position).locator("[data-saved].not")).to_be_visible()


def chosen(page: Page, position: int) -> list[int]:
    """Which of a question's options are chosen, by their place."""
    options = box(page, position).locator(".opt input").all()
    return [place for place, option in enumerate(options) if option.is_checked()]


def choose(page: Page, position: int, *places: int) -> None:
    for place in places:
        box(page, position).locator(".opt input").nth(place).check()


def test_an_answer_given_without_a_connection_is_sent_when_it_is_back(visit: Visit, mailbox: Mailbox) -> None:
    learner = visit()
    in_a_quiz(learner, mailbox, "Oto")
    learner.expect("ERR_INTERNET_DISCONNECTED")
    learner.context.set_offline(True)
    choose(learner.page, 1, 2)
    choose(learner.page, 2, 0, 3)
    is_not_saved(learner.page, 1)
    is_not_saved(learner.page, 2)
    learner.context.set_offline(False)
    is_saved(learner.page, 1)
    is_saved(learner.page, 2)
    learner.page.reload()
    assert [chosen(learner.page, position) for position in (1, 2, 3)] == [[2], [0, 3], []]


def test_an_answer_given_after_the_session_ended_waits_for_signing_in(visit: Visit, mailbox: Mailbox) -> None:
    learner = visit()
    person = in_a_quiz(learner, mailbox, "Sesija")
    choose(learner.page, 1, 1)
    is_saved(learner.page, 1)
    learner.expect("status of 403")
    learner.context.clear_cookies(name="sessionid")
    choose(learner.page, 2, 1, 2)
    is_not_saved(learner.page, 2)
    learner.press("#q-2 [data-saved] a")
    assert learner.path == "/lv/account/login/"
    learning.sign_in_by_code(learner, person, mailbox)
    # Back in the quiz: what waited in the browser stands on the page and is saved.
    is_saved(learner.page, 2)
    assert [chosen(learner.page, position) for position in (1, 2, 3)] == [[1], [1, 2], []]
    learning.check_answers(learner)
    learner.press('main .tbl a[href$="#q-2"]')
    assert [chosen(learner.page, position) for position in (1, 2, 3)] == [[1], [1, 2], []]


def test_a_tab_left_open_takes_nothing_back(visit: Visit, mailbox: Mailbox) -> None:
    learner = visit()
    in_a_quiz(learner, mailbox, "Divi")
    other = learner.context.new_page()
    other.goto(learner.path)
    choose(learner.page, 1, 1)
    is_saved(learner.page, 1)
    choose(other, 3, 0)
    is_saved(other, 3)
    with other.expect_navigation():
        other.locator('form#attempt button[name="go"][value="check"]').click()
    learner.page.reload()
    assert [chosen(learner.page, position) for position in (1, 2, 3)] == [[1], [], [0]]
