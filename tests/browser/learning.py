"""What a learner does, step by step, found by address, field name and place in the page: wording may change."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.answers import answer_all, course_named
from tests.browser.mailbox import Mailbox
from tests.browser.visitor import Visitor

CATALOGUE = {"lv": "/lv/kursi/", "lt": "/lt/kursai/", "en": "/en/courses/"}
PRIMARY = "main .act .btn-1"
MOST_STEPS = 20
"""More units than any course of the demo has."""
CODE_ON_PAPER = re.compile(r"\b[2-9A-HJKMNP-TW-Z]{5}-[2-9A-HJKMNP-TW-Z]{5}\b")


@dataclass(frozen=True)
class Person:
    """Somebody new."""

    first_name: str
    last_name: str
    email: str


def open_course(visitor: Visitor, course_id: str, *, language: str) -> None:
    """From the home page through the menu to the course."""
    visitor.go(f"/{language}/")
    visitor.press(f'#main-menu a[href="{CATALOGUE[language]}"]')
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("link", name=course_named(course_id).title[language], exact=True).first.click()


def ask_to_enrol(visitor: Visitor) -> None:
    """From the course's primary button; leads through signing in."""
    visitor.press(PRIMARY)


def sign_up(visitor: Visitor, person: Person, mailbox: Mailbox) -> None:
    """From the sign-in page: a new account, its address confirmed by the code from the e-mail."""
    page = visitor.page
    visitor.press('main .lead a[href*="/account/signup/"]')
    page.fill("#id_email", person.email)
    page.fill("#id_first_name", person.first_name)
    page.fill("#id_last_name", person.last_name)
    for box in page.locator('main input[type="checkbox"][name^="consent_"]').all():
        box.check()
    visitor.press('form[action*="/account/signup/"] .btn-1')
    page.fill("#id_code", mailbox.code(person.email))
    visitor.press("main .form-actions .btn-1")


def confirm_enrolment(visitor: Visitor) -> None:
    """The page that says what enrolling means."""
    assert "/enrol/" in visitor.path, visitor.path
    visitor.press("main .act form .btn-1")


def sign_in_as(visitor: Visitor, username: str, *, way_on: str, language: str = "lv") -> None:
    """One of the demo's people, by the button on the sign-in page."""
    visitor.go(f"/{language}/account/login/?next={way_on}")
    visitor.press(f'button[name="email"][value^="{username}@"]')


def join(visitor: Visitor, person: Person, mailbox: Mailbox, course_id: str, *, language: str = "lv") -> None:
    """From the home page to the page of a course joined: find it, ask, make an account, confirm."""
    open_course(visitor, course_id, language=language)
    ask_to_enrol(visitor)
    sign_up(visitor, person, mailbox)
    confirm_enrolment(visitor)


def sign_in_by_code(visitor: Visitor, person: Person, mailbox: Mailbox) -> None:
    """From the sign-in page, without a password."""
    seen = len(mailbox.to(person.email))
    visitor.press('main a[href*="/login/code/"]')
    visitor.page.fill("#id_email", person.email)
    visitor.press("main .form-actions .btn-1")
    visitor.page.fill("#id_code", mailbox.code(person.email, count=seen + 1))
    visitor.press("main .form-actions .btn-1")


def study(visitor: Visitor, course_id: str, *, language: str) -> None:
    """From a unit through every lesson and quiz to "You finished"."""
    for _step in range(MOST_STEPS):
        if "/finished/" in visitor.path:
            return
        if is_quiz(visitor):
            take_quiz(visitor, course_id, language=language)
        else:
            finish_lesson(visitor)
    raise AssertionError(f"no end after {MOST_STEPS} steps: {visitor.path}")


def is_quiz(visitor: Visitor) -> bool:
    """Whether the page is a quiz that may be started."""
    return visitor.page.locator('form[action$="/start/"]').count() == 1


def go_to_quiz(visitor: Visitor) -> None:
    """Finish lessons until a quiz comes."""
    while not is_quiz(visitor):
        finish_lesson(visitor)


def take_quiz(visitor: Visitor, course_id: str, *, language: str) -> None:
    """Answer everything right, hand in, and go on from the result."""
    start_quiz(visitor)
    answer_all(visitor.page.locator("form#attempt"), course_id, language=language)
    hand_in(visitor)
    assert all_right(visitor)
    visitor.press(PRIMARY)


def all_right(visitor: Visitor) -> bool:
    """Whether the result calls every answer right, apart from those nobody marks."""
    verdicts = visitor.page.locator(".verdict")
    return verdicts.count() > 0 and visitor.page.locator(".verdict:not(.right, .unmarked)").count() == 0


def finish_lesson(visitor: Visitor) -> None:
    """Mark it as done and go on, with the same button."""
    visitor.press('.prevnext form[action$="/done/"] button')


def start_quiz(visitor: Visitor) -> None:
    visitor.press('form[action$="/start/"] .btn-1')


def wait_until_saved(visitor: Visitor) -> None:
    """Until every question on the page says when it was saved."""
    page = visitor.page
    expect(page.locator("fieldset.q [data-saved]:not(.not):has(.ic)")).to_have_count(page.locator("fieldset.q").count())


def check_answers(visitor: Visitor) -> None:
    """To the check page."""
    visitor.press('form#attempt button[name="go"][value="check"]')


def hand_in(visitor: Visitor) -> None:
    """Over the check page to the result."""
    check_answers(visitor)
    visitor.press("form[data-quiz-submit] .btn-1")
    assert visitor.path.endswith("/review/")


def certificate_text(visitor: Visitor) -> str:
    """Download the certificate from the page "You finished" and read its one page."""
    with visitor.page.expect_download() as download:
        visitor.page.locator('main .act a[href*="/certificates/"]').first.click()
    pages = PdfReader(BytesIO(Path(download.value.path()).read_bytes())).pages
    assert len(pages) == 1
    return " ".join(pages[0].extract_text().split())


def code_on(text: str) -> str:
    """The verification code printed on a certificate."""
    found = CODE_ON_PAPER.search(text)
    assert found is not None, text
    return found.group()


def verify(stranger: Visitor, code: str, *, language: str) -> None:
    """Type the code on the public page."""
    stranger.go(f"/{language}/verify/")
    stranger.page.fill("#code", code)
    stranger.press('form[action$="/verify/"] .btn-1')
