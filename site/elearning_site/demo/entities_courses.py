"""What `demo-content.yaml` may hold about courses: modules, lessons, quizzes and the eleven kinds of question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from elearning_site.demo.reading import InlineWords, Variant, WordLists, Words


@dataclass(frozen=True)
class Option:
    """An answer to choose; `reply` is what a scenario says after choosing it."""

    correct: bool
    words: InlineWords
    reply: Words | None = None


@dataclass(frozen=True)
class Pair:
    """Two things that belong together."""

    left: Words
    right: Words


@dataclass(frozen=True)
class Item:
    """A thing to be put in order."""

    words: InlineWords


@dataclass(frozen=True)
class Criterion:
    """What a methodologist looks for, and its points."""

    points: int
    words: InlineWords


@dataclass(frozen=True, kw_only=True)
class Question(Variant):
    """What every question has."""

    tag: ClassVar[str] = "type"
    variants: ClassVar[Mapping[str, type]] = {}

    id: str
    type: str
    points: int
    prompt: Words
    feedback: Words | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Points are never negative."""
        if self.points < 0:
            yield "points", "is negative"


@dataclass(frozen=True, kw_only=True)
class ChoiceQuestion(Question):
    """One right answer among several; a scenario is one whose options reply."""

    options: tuple[Option, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Exactly one option is right."""
        yield from super().problems()
        yield from _option_problems(self.options)
        if sum(option.correct for option in self.options) > 1:
            yield "options", "more than one correct option"


@dataclass(frozen=True, kw_only=True)
class MultipleQuestion(Question):
    """Several right answers."""

    options: tuple[Option, ...]
    scoring: Literal["partial", "all_or_nothing"]

    def problems(self) -> Iterator[tuple[str, str]]:
        """At least one option is right."""
        yield from super().problems()
        yield from _option_problems(self.options)


@dataclass(frozen=True, kw_only=True)
class TrueFalseQuestion(Question):
    """A statement to judge."""

    answer: bool


@dataclass(frozen=True, kw_only=True)
class NumericQuestion(Question):
    """A number, right within the tolerance."""

    answer: int
    tolerance: int


@dataclass(frozen=True, kw_only=True)
class FillInQuestion(Question):
    """A missing word."""

    accepted: WordLists
    case_sensitive: bool
    ignore_diacritics: bool

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each language has a word that counts."""
        yield from super().problems()
        for language in ("lv", "lt", "en"):
            if not self.accepted[language]:
                yield f"accepted.{language}", "no accepted word"


@dataclass(frozen=True, kw_only=True)
class MatchingQuestion(Question):
    """Pairs to be found."""

    pairs: tuple[Pair, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """One pair is no question."""
        yield from super().problems()
        if len(self.pairs) < 2:
            yield "pairs", "fewer than two pairs"


@dataclass(frozen=True, kw_only=True)
class OrderingQuestion(Question):
    """Things to be put in order."""

    items_in_order: tuple[Item, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """One thing is always in order."""
        yield from super().problems()
        if len(self.items_in_order) < 2:
            yield "items_in_order", "fewer than two items"


@dataclass(frozen=True, kw_only=True)
class EssayQuestion(Question):
    """A text that a methodologist marks."""

    graded_by: Literal["methodologist"]
    max_characters: int
    sample_answer: Words | None = None


@dataclass(frozen=True, kw_only=True)
class UploadQuestion(Question):
    """A file that a methodologist marks by criteria."""

    graded_by: Literal["methodologist"]
    accepted_types: tuple[str, ...]
    rubric: tuple[Criterion, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """The criteria's points are the question's points."""
        yield from super().problems()
        if sum(criterion.points for criterion in self.rubric) != self.points:
            yield "rubric", "the points of the criteria do not add up to the question's points"


@dataclass(frozen=True, kw_only=True)
class ReflectionQuestion(Question):
    """A thought that nobody marks."""

    max_characters: int


def _option_problems(options: tuple[Option, ...]) -> Iterator[tuple[str, str]]:
    if len(options) < 2:
        yield "options", "fewer than two options"
    if not any(option.correct for option in options):
        yield "options", "no correct option"


Question.variants = {
    "single_choice": ChoiceQuestion,
    "scenario": ChoiceQuestion,
    "multiple_choice": MultipleQuestion,
    "true_false": TrueFalseQuestion,
    "numeric": NumericQuestion,
    "fill_in": FillInQuestion,
    "matching": MatchingQuestion,
    "ordering": OrderingQuestion,
    "short_answer": EssayQuestion,
    "file_upload": UploadQuestion,
    "reflection": ReflectionQuestion,
}


@dataclass(frozen=True)
class Video:
    """What the lesson promises about its film."""

    duration_seconds: int
    captions: tuple[Literal["lv", "lt", "en"], ...]
    transcript: bool


@dataclass(frozen=True)
class Lesson:
    """A lesson; its further blocks are in lessons.yaml."""

    id: str
    minutes: int
    title: Words
    body: Words
    easy_read: Words | None = None
    video: Video | None = None
    transcript: Words | None = None
    materials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quiz:
    """The quiz at the end of a module."""

    id: str
    graded: bool
    title: Words
    questions: tuple[Question, ...]
    final: bool = False


@dataclass(frozen=True)
class Module:
    """A part of a course."""

    id: str
    title: Words
    lessons: tuple[Lesson, ...]
    quiz: Quiz


@dataclass(frozen=True)
class LearningOutcome:
    """What a learner can do afterwards."""

    words: InlineWords


@dataclass(frozen=True)
class Course:
    """A course."""

    id: str
    source: Literal["seed", "public", "demo"]
    owner: str
    level: Words
    academic_hours: int
    passing_grade_percent: int
    max_attempts: int
    enrolment: Literal["open", "approval"]
    certificate: bool
    title: Words
    summary: Words
    learning_outcomes: tuple[LearningOutcome, ...]
    modules: tuple[Module, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """A pass mark is a percentage; the last quiz is the final one."""
        if not 0 < self.passing_grade_percent <= 100:
            yield "passing_grade_percent", "is not between 1 and 100"
        if self.modules and not self.modules[-1].quiz.final:
            yield f"modules[{len(self.modules) - 1}].quiz", "the last quiz of a course is the final test"
