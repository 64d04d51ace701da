"""The right answers of the demo's questions, given through the form as a learner gives them."""

from collections.abc import Iterator
from functools import cache, singledispatch

from playwright.sync_api import FilePayload, Locator

from elearning_site.demo import entities_courses as given
from elearning_site.demo.schema import load

FILE: FilePayload = {
    "name": "sludinājums.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
}


@cache
def course_named(course_id: str) -> given.Course:
    """A course of the demo content."""
    return next(course for course in load().content.courses if course.id == course_id)


def questions_of(course_id: str) -> Iterator[given.Question]:
    """Every question of a course."""
    for module in course_named(course_id).modules:
        yield from module.quiz.questions


def question_in(box: Locator, course_id: str, *, language: str) -> given.Question:
    """The question that stands in this part of the page, found by its words in this language."""
    shown = " ".join(box.inner_text().split())
    return next(
        question for question in questions_of(course_id) if " ".join(question.prompt[language].split()) in shown
    )


def answer_all(form: Locator, course_id: str, *, language: str) -> None:
    """Answer everything on the page."""
    for box in form.locator("fieldset.q").all():
        answer(question_in(box, course_id, language=language), box, language)


@singledispatch
def answer(question: given.Question, box: Locator, language: str) -> None:
    """Give the right answer in this language."""
    raise TypeError(f"no hand for {type(question).__name__}")


@answer.register(given.ChoiceQuestion)
@answer.register(given.MultipleQuestion)
def _(question: given.ChoiceQuestion | given.MultipleQuestion, box: Locator, language: str) -> None:
    for option in question.options:
        if option.correct:
            box.get_by_label(option.words[language], exact=True).check()


@answer.register
def _(question: given.TrueFalseQuestion, box: Locator, language: str) -> None:
    box.locator(f'input[value="{str(question.answer).lower()}"]').check()


@answer.register
def _(question: given.NumericQuestion, box: Locator, language: str) -> None:
    box.locator("input.inp").fill(str(question.answer))


@answer.register
def _(question: given.FillInQuestion, box: Locator, language: str) -> None:
    box.locator("input.inp").fill(question.accepted[language][0])


@answer.register
def _(question: given.MatchingQuestion, box: Locator, language: str) -> None:
    for pair in question.pairs:
        box.get_by_label(pair.left[language], exact=True).select_option(label=pair.right[language])


@answer.register
def _(question: given.OrderingQuestion, box: Locator, language: str) -> None:
    for place, step in enumerate(question.items_in_order, start=1):
        row = box.locator("[data-order] > li").filter(has=box.page.get_by_text(step.words[language], exact=True))
        row.locator("select").select_option(str(place))


@answer.register(given.EssayQuestion)
@answer.register(given.ReflectionQuestion)
def _(question: given.EssayQuestion | given.ReflectionQuestion, box: Locator, language: str) -> None:
    box.locator("textarea").fill("Pajautāšu, kā klājas, un uzklausīšu.\nTada pasėdėsiu šalia.")


@answer.register
def _(question: given.UploadQuestion, box: Locator, language: str) -> None:
    box.locator('input[type="file"]').set_input_files(FILE)
