"""Quizzes as learners meet them: identities, frozen questions of every kind, enrolments. No pages, no editor."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from wagtail.models import Locale

from accounts.models import User
from courses.domain.questions import (
    Criterion,
    Essay,
    FileUpload,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Ordering,
    Reflection,
    Scenario,
    ShortAnswer,
    SingleChoice,
    Spec,
    TrueFalse,
)
from courses.models import (
    Attempt,
    Course,
    CourseEdition,
    Enrolment,
    EnrolmentState,
    FrozenRules,
    FrozenWords,
    QuestionEdition,
    QuestionEntry,
    Unit,
    UnitEdition,
    UnitKind,
    UnitSlot,
)
from courses.services.freezing import digest_of

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""14:00 in Riga."""


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def learner(email: str = "anna@example.org", **fields: Any) -> User:
    return User.objects.create_user(email, "a long enough password", **fields)


@dataclass(frozen=True)
class QuestionSample:
    """A question of one kind, and what to send for a right and for a wrong answer."""

    spec: Spec
    words: Mapping[str, Any]
    right: Mapping[str, str | list[str]]
    """Form fields after the question's prefix: "" is the field itself, "-key" one that ends so."""
    wrong: Mapping[str, str | list[str]]


def _texts(prompt: str, **groups: Any) -> dict[str, Any]:
    return {"prompt": f"<p>{prompt}</p>", "feedback": f"<p>Feedback on {prompt}</p>", **groups}


OPTIONS = (Option("k1", False), Option("k2", True), Option("k3", False))
OPTION_TEXTS = {"k1": "First option", "k2": "Second option", "k3": "Third option"}
REPLIES = {"k1": "Reply to the first", "k2": "Reply to the second", "k3": "Reply to the third"}

SAMPLES: Mapping[str, QuestionSample] = {
    "single_choice": QuestionSample(
        SingleChoice(max_mark=Decimal(1), options=OPTIONS),
        _texts("single choice", options=OPTION_TEXTS, replies={}),
        right={"": "k2"},
        wrong={"": "k1"},
    ),
    "multiple_choice": QuestionSample(
        MultipleChoice(max_mark=Decimal(2), options=(Option("k1", True), Option("k2", True), Option("k3", False))),
        _texts("multiple choice", options=OPTION_TEXTS, replies={}),
        right={"": ["k1", "k2"]},
        wrong={"": ["k3"]},
    ),
    "true_false": QuestionSample(
        TrueFalse(max_mark=Decimal(1), correct=False),
        _texts("true or false"),
        right={"": "false"},
        wrong={"": "true"},
    ),
    "short_answer": QuestionSample(
        ShortAnswer(max_mark=Decimal(1), accepted=("canarywish", "canaryrequest")),
        _texts("short answer", accepted=["canarywish", "canaryrequest"]),
        right={"": "CanaryWish"},
        wrong={"": "order"},
    ),
    "numerical": QuestionSample(
        Numerical(max_mark=Decimal(1), answer=Decimal("8713.5")),
        _texts("number"),
        right={"": "8713,50"},
        wrong={"": "8713"},
    ),
    "matching": QuestionSample(
        Matching(max_mark=Decimal(3), pairs=("p1", "p2", "p3")),
        _texts(
            "matching",
            lefts={"p1": "Calm zone", "p2": "Activity zone", "p3": "Meeting zone"},
            rights={"p1": "Warm light", "p2": "Board games", "p3": "Two chairs"},
        ),
        right={"-1": "p1", "-2": "p2", "-3": "p3"},
        wrong={"-1": "p2", "-2": "p3", "-3": "p1"},
    ),
    "ordering": QuestionSample(
        Ordering(max_mark=Decimal(2), items=("i1", "i2", "i3", "i4")),
        _texts("ordering", items={"i1": "Notice", "i2": "Ask", "i3": "Listen", "i4": "Accompany"}),
        right={"-i1": "1", "-i2": "2", "-i3": "3", "-i4": "4"},
        wrong={"-i1": "4", "-i2": "3", "-i3": "2", "-i4": "1"},
    ),
    "scenario": QuestionSample(
        Scenario(max_mark=Decimal(2), options=OPTIONS),
        _texts("scenario", options=OPTION_TEXTS, replies=REPLIES),
        right={"": "k2"},
        wrong={"": "k3"},
    ),
    "essay": QuestionSample(
        Essay(
            max_mark=Decimal(3),
            max_characters=200,
            rubric=(Criterion("r1", Decimal(2)), Criterion("r2", Decimal(1))),
        ),
        _texts(
            "essay", rubric={"r1": "Names the plan", "r2": "Names the person"}, sample_answer="Canary sample answer"
        ),
        right={"": "My long answer"},
        wrong={"": ""},
    ),
    "file_upload": QuestionSample(
        FileUpload(
            max_mark=Decimal(2),
            accepted_types=("pdf", "docx"),
            max_bytes=2_000,
            rubric=(Criterion("r1", Decimal(1)), Criterion("r2", Decimal(1))),
        ),
        _texts("file upload", rubric={"r1": "Has a title", "r2": "Has a date"}, sample_answer="Canary sample answer"),
        right={},
        wrong={},
    ),
    "reflection": QuestionSample(
        Reflection(max_characters=100),
        _texts("reflection"),
        right={"": "My own thought"},
        wrong={"": ""},
    ),
}


def frozen_question(
    spec: Spec, words: Mapping[str, Any], *, language: str = "en", entry: QuestionEntry | None = None
) -> FrozenWords:
    """Freeze a question in one language; with `entry`, another language or version of the same question."""
    where = locale(language)
    if entry is None:
        entry = QuestionEntry.objects.create(kind=spec.kind, title=spec.kind, source_locale=where, live=True)
    rules, _made = FrozenRules.objects.get_or_create(
        digest=digest_of({"entry": str(entry.pk), "rules": spec.rules()}),
        defaults={"entry": entry, "kind": spec.kind, "rules": spec.rules(), "max_mark": spec.max_mark},
    )
    frozen, _made = FrozenWords.objects.get_or_create(
        digest=digest_of({"rules": rules.digest, "locale": where.pk, "words": words}),
        defaults={"rules": rules, "locale": where, "words": dict(words)},
    )
    QuestionEdition.objects.update_or_create(entry=entry, locale=where, defaults={"words": frozen})
    return frozen


def translated(words: Mapping[str, Any], suffix: str) -> dict[str, Any]:
    """The same words with a suffix on every text, as if translated."""

    def turn(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: turn(text) for key, text in value.items()}
        if isinstance(value, list):
            return [turn(text) for text in value]
        return value.replace("</p>", f" {suffix}</p>") if value.endswith("</p>") else f"{value} {suffix}"

    return {name: turn(value) for name, value in words.items()}


@dataclass(frozen=True)
class QuizSet:
    """A course with a module, a lesson, a quiz and a last lesson; the questions in order."""

    course: Course
    lesson: Unit
    quiz: Unit
    last: Unit
    questions: list[FrozenWords]


def quiz_set(kinds: Sequence[str] = ("single_choice",), *, language: str = "en", **rules: Any) -> QuizSet:
    """A live course in one language with a live graded quiz asking one question of each kind named."""
    where = locale(language)
    course_rules = {"pass_mark": 50, "max_attempts": 3} | rules.pop("course", {})
    course = Course.objects.create(source_locale=where, live=True, **course_rules)
    CourseEdition.objects.create(
        course=course, locale=where, title="The course", path=f"/{language}/courses/c/", live=True, complete=True
    )
    module = _unit(course, None, UnitKind.MODULE, 1, "The module")
    lesson = _unit(course, module, UnitKind.LESSON, 2, "The lesson")
    quiz = _unit(course, module, UnitKind.QUIZ, 3, "The quiz", **({"graded": True} | rules))
    last = _unit(course, module, UnitKind.LESSON, 4, "The last lesson")
    questions = [frozen_question(SAMPLES[kind].spec, SAMPLES[kind].words, language=language) for kind in kinds]
    UnitSlot.objects.bulk_create(
        UnitSlot(unit=quiz, position=number, entry_id=words.rules.entry_id)
        for number, words in enumerate(questions, start=1)
    )
    return QuizSet(course, lesson, quiz, last, questions)


def _unit(course: Course, parent: Unit | None, kind: UnitKind, position: int, title: str, **rules: Any) -> Unit:
    unit = Unit.objects.create(
        key=uuid.uuid4(), course=course, parent=parent, kind=kind, position=position, live=True, opened_at=NOW, **rules
    )
    UnitEdition.objects.create(
        unit=unit,
        locale=course.source_locale,
        title=title,
        path=f"/{course.source_locale.language_code}/courses/c/{position}/",
        live=True,
        complete=True,
        minutes=10,
    )
    return unit


def enrolled(person: User, course: Course) -> Enrolment:
    return Enrolment.objects.create(
        learner=person, course=course, state=EnrolmentState.ACTIVE, requested_at=NOW, enrolled_at=NOW
    )


def sent(positions: Mapping[int, Mapping[str, str | list[str]]], *, attempt: Attempt | None = None) -> dict[str, Any]:
    """What a browser sends for these answers; `attempt` is needed where the page numbers what can be chosen."""
    orders = (
        {item.position: item.shown_order for item in attempt.items.filter(rules__kind="matching")} if attempt else {}
    )
    data: dict[str, Any] = {"on-page": [str(position) for position in positions]}
    for position, fields in positions.items():
        for ending, value in fields.items():
            order = orders.get(position, [])
            data[f"q{position}{ending}"] = str(order.index(value) + 1) if value in order else value
    return data
