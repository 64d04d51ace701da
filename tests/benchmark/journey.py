"""What a learner does, without JavaScript: every answer is a form that is sent, and the page that follows."""

from tests.benchmark.client import Browser, Form, Page
from tests.benchmark.measured import EMAIL, PASSWORD, PATH, QUESTIONS

LANGUAGE = "lv"
CATALOGUE = f"/{LANGUAGE}/kursi/"
COURSE = f"/{LANGUAGE}/{PATH}"
LESSONS = [f"{COURSE}module-1/lesson-{number}/" for number in (1, 2, 3)]
QUIZ = f"{COURSE}module-3/quiz/"
FORM_OF_QUESTION = "/attempt/"


def sign_in(browser: Browser) -> Page:
    page = browser.get(f"/{LANGUAGE}/account/login/")
    page = browser.send(page, page.form("account/login"), login=EMAIL, password=PASSWORD)
    if "login" in page.path:
        raise RuntimeError(f"nobody was signed in: {page.path}")
    return page


def start_quiz(browser: Browser) -> Page:
    """The first question that is not answered, of a new attempt or of the one that is open."""
    page = browser.get(QUIZ)
    starts = any("/start/" in form.action for form in page.forms)
    if starts:
        return browser.send(page, page.form("/start/"))
    return browser.get(next(link for link in page.links if FORM_OF_QUESTION in link and "/review/" not in link))


def answers_to(form: Form, *, turn: int = 0) -> dict[str, str]:
    """Something for every field of a question; another `turn` answers differently."""
    found = {}
    for name, choices in form.choices.items():
        offered = [choice for choice in choices if choice]
        found[name] = offered[turn % len(offered)]
    for name in form.fields:
        if name.startswith("q") and name.removeprefix("q").isdecimal() and name not in form.choices:
            found[name] = f"{8000 + turn}"
    return found


def finish_quiz(browser: Browser, page: Page) -> Page:
    """Answer what is asked, one question a page, hand in, and look at the result."""
    for number in range(1, QUESTIONS + 1):
        form = page.form(FORM_OF_QUESTION)
        go = "check" if number == QUESTIONS else str(number + 1)
        page = browser.send(page, form, **answers_to(form), go=go)
    return browser.send(page, page.form("/submit/"))


def journey(browser: Browser) -> Page:
    """Sign in, course, three lessons, a quiz of ten questions, hand in, review."""
    browser.forget()
    sign_in(browser)
    for path in (COURSE, *LESSONS):
        browser.get(path)
    return finish_quiz(browser, start_quiz(browser))
