"""What `pages.yaml`, `lessons.yaml` and `materials.yaml` may hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from elearning_site.demo.prose import ProseError, parse, shape
from elearning_site.demo.reading import LANGUAGES, InlineWords, Words, WordsOrEmpty


def prose_problems(words: Words, path: str) -> Iterator[tuple[str, str]]:
    """Notation that cannot be read, and translations that do not follow the first language block by block."""
    shapes = {}
    for language in LANGUAGES:
        try:
            shapes[language] = shape(parse(words[language]))
        except ProseError as error:
            yield f"{path}.{language}", str(error)
            return
    first = shapes[LANGUAGES[0]]
    for language in LANGUAGES[1:]:
        for number, (expected, found) in enumerate(zip(first, shapes[language], strict=False), start=1):
            if expected != found:
                yield f"{path}.{language}", f"block {number} is a {found}, in “{LANGUAGES[0]}” a {expected}"
                return
        if len(first) != len(shapes[language]):
            yield f"{path}.{language}", f"{len(shapes[language])} blocks, in “{LANGUAGES[0]}” {len(first)}"


@dataclass(frozen=True)
class Lead:
    """The sentence under a heading."""

    key: str
    words: InlineWords


@dataclass(frozen=True)
class Page:
    """A standard page; `body` is prose."""

    key: str
    title: Words
    lead: Words
    body: WordsOrEmpty

    def problems(self) -> Iterator[tuple[str, str]]:
        """The languages follow one another."""
        yield from prose_problems(self.body, "body")


@dataclass(frozen=True)
class FrequentQuestion:
    """A question and its answer."""

    question: Words
    answer: Words


@dataclass(frozen=True)
class GlossaryTerm:
    """A word explained."""

    id: str
    term: Words
    definition: Words


@dataclass(frozen=True)
class Picture:
    """A drawing and what it shows; `scene` is a function of demo/pictures.py."""

    id: str
    scene: str
    alt: Words


@dataclass(frozen=True)
class Statement:
    """The structured part of the accessibility statement."""

    prepared: date
    reviewed: date
    method: Words


@dataclass(frozen=True)
class PagesContent:
    """The whole of pages.yaml."""

    version: Literal[1]
    leads: tuple[Lead, ...]
    pages: tuple[Page, ...]
    accessibility: Statement
    faq: tuple[FrequentQuestion, ...]
    glossary: tuple[GlossaryTerm, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Callout:
    """A framed note; a title only where the name of its tone does not say enough."""

    tone: Literal["remember", "task", "safety"]
    text: Words
    title: Words | None = None


@dataclass(frozen=True)
class AccordionItem:
    """A heading that opens."""

    title: Words
    text: Words


@dataclass(frozen=True)
class TableOfWords:
    """A table whose first row is the header."""

    caption: Words
    rows: tuple[tuple[Words, ...], ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Every row is as long as the header."""
        for number, row in enumerate(self.rows):
            if len(row) != len(self.rows[0]):
                yield f"rows[{number}]", f"{len(row)} cells, the header has {len(self.rows[0])}"


@dataclass(frozen=True)
class SelfCheckAnswer:
    """An answer and what is said to it."""

    correct: bool
    reply: Words
    words: InlineWords


@dataclass(frozen=True)
class SelfCheck:
    """A question inside a lesson, for oneself."""

    question: Words
    answers: tuple[SelfCheckAnswer, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Exactly one answer is right."""
        if sum(answer.correct for answer in self.answers) != 1:
            yield "answers", "exactly one answer must be correct"


@dataclass(frozen=True)
class Embed:
    """Something of another site, loaded on a click."""

    url: str
    title: Words
    transcript: Words


@dataclass(frozen=True)
class LessonBlock:
    """One block: exactly one of the keys is set. Plain texts are ids of terms, materials or pictures."""

    callout: Callout | None = None
    accordion: tuple[AccordionItem, ...] = ()
    table: TableOfWords | None = None
    glossary: str | None = None
    download: str | None = None
    card: str | None = None
    image: str | None = None
    self_check: SelfCheck | None = None
    embed: Embed | None = None

    @property
    def kind(self) -> str:
        """The one key that is set."""
        return next(name for name, value in vars(self).items() if value)

    def problems(self) -> Iterator[tuple[str, str]]:
        """A block is one thing."""
        if (count := sum(bool(value) for value in vars(self).values())) != 1:
            yield "", f"a block has exactly one key, this one has {count}"


@dataclass(frozen=True)
class LessonExtras:
    """What a lesson of demo-content.yaml gets beside its text."""

    id: str
    blocks: tuple[LessonBlock, ...]
    easy_read: Words | None = None


@dataclass(frozen=True)
class Cue:
    """A caption from second `at` until the next one."""

    at: int
    words: InlineWords


@dataclass(frozen=True)
class Scene:
    """A drawing of the film, from second `start` until the next one."""

    start: int
    drawing: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Film:
    """The silent film of one lesson."""

    lesson: str
    file: str
    duration_seconds: int
    title: Words
    scenes: tuple[Scene, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Captions never go back in time."""
        last = -1
        for s, scene in enumerate(self.scenes):
            for c, cue in enumerate(scene.cues):
                if not max(last + 1, scene.start) <= cue.at < self.duration_seconds:
                    yield f"scenes[{s}].cues[{c}].at", f"second {cue.at} is out of order"
                last = cue.at


@dataclass(frozen=True)
class LessonsContent:
    """The whole of lessons.yaml."""

    version: Literal[1]
    lessons: tuple[LessonExtras, ...]
    film: Film


@dataclass(frozen=True)
class Card:
    """A communication card; `symbol` is a drawing of demo/symbols.py."""

    symbol: str
    words: InlineWords


@dataclass(frozen=True)
class MaterialBody:
    """The words of one material and the partner who answers for it."""

    id: str
    publisher: str
    minutes: int
    how_to_use: Words
    body: Words

    def problems(self) -> Iterator[tuple[str, str]]:
        """The languages follow one another."""
        yield from prose_problems(self.body, "body")


@dataclass(frozen=True)
class MaterialsContent:
    """The whole of materials.yaml."""

    version: Literal[1]
    cards: tuple[Card, ...]
    materials: tuple[MaterialBody, ...]
