"""Where learning waits for a person: answers marked by hand."""

import pytest

from tests.browser import learning
from tests.browser.answers import answer_all
from tests.browser.conftest import Visit
from tests.browser.learning import Person
from tests.browser.mailbox import Mailbox
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

BY_HAND = "bibliotherapy-easy-language"
EVERY_ROW = "Viss izdevies. Paldies!"
ALL_POINTS = "2"
"""Of the demo's one essay."""


def mark_everything(reviewer: Visitor, *, comment: str) -> None:
    """All that waits in the reviewer's queue: every row of a rubric, or all points."""
    page = reviewer.page
    answers = page.locator('form[action*="/admin/marking/"]')
    for _attempt in range(page.locator("table.listing tbody tr").count()):
        reviewer.press("table.listing tbody tr:first-child a")
        way_back = page.url
        for position in range(answers.count()):
            form = answers.nth(position)
            for row in form.locator('input[type="checkbox"]').all():
                row.check()
            points = form.locator('input[name$="-points"]')
            if points.count():
                points.fill(ALL_POINTS)
            form.locator("textarea").fill(comment)
            with page.expect_navigation():
                form.locator('button:not([name="undo"])').click()
            if position + 1 < answers.count():
                page.goto(way_back)
        reviewer.go("/admin/marking/")
    assert page.locator("table.listing tbody tr").count() == 0


def test_a_file_is_handed_in_marked_by_a_reviewer_and_seen_by_the_learner(visit: Visit, mailbox: Mailbox) -> None:
    learner, person = visit(), Person("Līga", "Āboliņa", "liga@example.org")
    learning.join(learner, person, mailbox, BY_HAND)
    learner.press(learning.PRIMARY)
    learning.go_to_quiz(learner)
    learning.take_quiz(learner, BY_HAND, language="lv")
    learning.go_to_quiz(learner)
    learning.start_quiz(learner)
    answer_all(learner.page.locator("form#attempt"), BY_HAND, language="lv")
    learning.hand_in(learner)
    result = learner.path
    assert learner.page.locator(".verdict.wait").count() == 1

    reviewer = visit()
    learning.sign_in_as(reviewer, "reviewer", way_on="/admin/marking/")
    mark_everything(reviewer, comment=EVERY_ROW)

    learner.go(result)
    assert learning.all_right(learner)
    assert EVERY_ROW in learner.page.locator("main").inner_text()
    learner.press(learning.PRIMARY)
    assert "/finished/" in learner.path
    assert f"{person.first_name} {person.last_name}" in learning.certificate_text(learner)
