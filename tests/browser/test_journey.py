"""A specialist takes a course in her language and proves it, from the home page to the page a stranger verifies on."""

import pytest

from elearning_site.demo import entities_courses as given
from tests.browser import learning
from tests.browser.answers import answer_all, course_named, question_in
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


def prove(visitor: Visitor, stranger: Visitor, person: Person, *, language: str) -> None:
    """The certificate says who did what, and the public page says the same."""
    facts = (f"{person.first_name} {person.last_name}", course_named(COURSE).title[language])
    paper = learning.certificate_text(visitor)
    assert [words for words in facts if words not in paper] == []
    learning.verify(stranger, learning.code_on(paper), language=language)
    assert stranger.page.locator(".cert h1").get_attribute("class") == "status"  # neither withdrawn nor unknown
    shown = " ".join(stranger.page.locator(".cert").inner_text().split())
    assert [words for words in facts if words not in shown] == []


@pytest.mark.parametrize("language", ["lv", "lt", "en"])
def test_a_learner_takes_a_course_and_proves_it(visit: Visit, mailbox: Mailbox, language: str) -> None:
    learner, person = visit(), PEOPLE[language]
    learning.join(learner, person, mailbox, COURSE, language=language)
    learner.press(learning.PRIMARY)
    learning.study(learner, COURSE, language=language)
    assert learner.page.locator("html").get_attribute("lang") == language
    prove(learner, visit(), person, language=language)


def test_the_same_without_scripts(visit: Visit, mailbox: Mailbox) -> None:
    learner, person = visit(java_script_enabled=False), Person("Ņina", "Šķēle", "nina@example.org")
    learning.join(learner, person, mailbox, COURSE)
    learner.press(learning.PRIMARY)
    learning.study(learner, COURSE, language="lv")
    prove(learner, visit(java_script_enabled=False), person, language="lv")


def test_another_language_in_the_middle_of_a_quiz_loses_nothing(visit: Visit, mailbox: Mailbox) -> None:
    learner, person = visit(), Person("Laima", "Žukaitė", "laima@example.org")
    learning.join(learner, person, mailbox, COURSE)
    learner.press(learning.PRIMARY)
    learning.go_to_quiz(learner)
    learning.take_quiz(learner, COURSE, language="lv")
    learning.go_to_quiz(learner)
    learning.start_quiz(learner)
    form = learner.page.locator("form#attempt")
    answer_all(form, COURSE, language="lv")
    typed = form.locator("fieldset.q").last.locator("input.inp").input_value()
    learning.wait_until_saved(learner)

    learner.press('nav.lang a[hreflang="lt"]')
    assert learner.page.locator("html").get_attribute("lang") == "lt"
    boxes = form.locator("fieldset.q").all()
    matching, _number, missing_word = [question_in(box, COURSE, language="lt") for box in boxes]
    assert isinstance(matching, given.MatchingQuestion)
    chosen = [select.locator("option:checked").inner_text() for select in boxes[0].locator("select").all()]
    assert chosen == [pair.right["lt"] for pair in matching.pairs]
    # What was typed in Latvian is no Lithuanian word; it counts as what it was typed as.
    assert isinstance(missing_word, given.FillInQuestion)
    assert typed not in missing_word.accepted["lt"]
    assert boxes[2].locator("input.inp").input_value() == typed
    learning.hand_in(learner)
    assert learning.all_right(learner)

    learner.press(learning.PRIMARY)
    learning.study(learner, COURSE, language="lt")
    # The certificate speaks the language of her account.
    prove(learner, visit(), person, language="lv")
