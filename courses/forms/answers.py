"""The form of an answer: reads what a browser sent, and gives a template what it shows. One class per family of kinds.

A form has two faces. `raw()` and the plain properties serve the attempt page and know nothing of what is right.
`ReviewOf…` classes (courses.forms.reviews) serve the review. So no right answer can reach the attempt page by mistake.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from courses.domain.questions import (
    NUMBER_CHARACTERS,
    SHORT_ANSWER_CHARACTERS,
    FileUpload,
    LongTextSpec,
    Matching,
    Numerical,
    OptionsSpec,
    Ordering,
)
from courses.domain.responses import MAX_FILES, chosen, chosen_keys, matched_pairs
from courses.queries.frozen import FrozenQuestion

UNKNOWN = "?"
"""No key of anything, so it is refused as one: stands for a number that is not on the page."""


class AnswerForm(ABC):
    """Base of all. `value` is the answer to show: the stored one, or what was just sent and refused."""

    def __init__(
        self, question: FrozenQuestion, *, position: int, order: tuple[str, ...], value: Mapping[str, object]
    ) -> None:
        self.question = question
        self.position = position
        self.order = order
        self.value = value

    @property
    def name(self) -> str:
        """Name of the field, and beginning of the names of all fields of this question."""
        return f"q{self.position}"

    @property
    def id(self) -> str:
        """The id of the first input: where a link to this question's error leads."""
        return f"a-{self.position}"

    @abstractmethod
    def raw(self, data: QueryDict) -> Mapping[str, Any] | None:
        """The answer as sent, not yet cleaned; None when this kind's answer does not come as form fields."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    key: str
    text: str
    chosen: bool
    id: str


class OneChoiceForm(AnswerForm):
    """Radio buttons."""

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        return {"choice": data.get(self.name, "")}

    @cached_property
    def options(self) -> list[Choice]:
        """The options in the order this learner sees them."""
        return _choices(self, picked={chosen(self.value, "choice")})


class MultipleChoiceForm(AnswerForm):
    """Tick boxes."""

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        return {"choices": data.getlist(self.name)}

    @cached_property
    def options(self) -> list[Choice]:
        """The options in the order this learner sees them."""
        spec = self.question.spec
        keys = spec.keys if isinstance(spec, OptionsSpec) else ()
        return _choices(self, picked=set(chosen_keys(self.value, "choices", among=keys)))


def _choices(form: AnswerForm, *, picked: set[str]) -> list[Choice]:
    texts = form.question.texts("options")
    return [
        Choice(key, texts[key], key in picked, form.id if number == 0 else f"{form.id}-{number}")
        for number, key in enumerate(form.order)
    ]


class TrueFalseForm(AnswerForm):
    """Two radio buttons."""

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        return {"value": data.get(self.name, "")}

    @property
    def answer(self) -> str:
        """ "true", "false" or nothing."""
        value = self.value.get("value")
        return str(value).lower() if isinstance(value, bool) else ""


class TextForm(AnswerForm):
    """A line or a field of text."""

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        return {"text": data.get(self.name, "")}

    @property
    def text(self) -> str:
        return chosen(self.value, "text")

    @property
    def limit(self) -> int:
        """Most characters."""
        spec = self.question.spec
        if isinstance(spec, LongTextSpec):
            return spec.max_characters
        return NUMBER_CHARACTERS if isinstance(spec, Numerical) else SHORT_ANSWER_CHARACTERS


@dataclass(frozen=True, slots=True)
class Pair:
    """A left-hand side with the right-hand sides to choose from."""

    name: str
    text: str
    id: str
    options: list[Choice]


class MatchingForm(AnswerForm):
    """A list of left-hand sides, each with a select.

    Both sides of a right pair carry the same key, so no key is on the page: left-hand sides are numbered as they
    stand, right-hand sides as this learner sees them.
    """

    @property
    def keys(self) -> tuple[str, ...]:
        spec = self.question.spec
        return spec.pairs if isinstance(spec, Matching) else ()

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        sent = {left: data.get(f"{self.name}-{number}", "") for number, left in enumerate(self.keys, start=1)}
        return {"pairs": {left: self._rights.get(right, UNKNOWN) if right else "" for left, right in sent.items()}}

    @cached_property
    def _rights(self) -> dict[str, str]:
        return {str(number): key for number, key in enumerate(self.order, start=1)}

    @cached_property
    def pairs(self) -> list[Pair]:
        """Left sides in the author's order, right sides as this learner sees them."""
        lefts, rights = self.question.texts("lefts"), self.question.texts("rights")
        joined = matched_pairs(self.value, among=self.keys)
        return [
            Pair(
                name=f"{self.name}-{number}",
                text=lefts[left],
                id=self.id if number == 1 else f"{self.id}-{number - 1}",
                options=[Choice(sent, rights[key], joined.get(left) == key, "") for sent, key in self._rights.items()],
            )
            for number, left in enumerate(self.keys, start=1)
        ]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an ordering, where it stands now."""

    key: str
    text: str
    name: str
    id: str
    place: int | None
    """Its chosen place, from 1; None while it has none."""
    first: bool
    last: bool


class OrderingForm(AnswerForm):
    """A list with a select of places and up and down buttons for every step."""

    UP, DOWN = "up", "down"

    @property
    def keys(self) -> tuple[str, ...]:
        spec = self.question.spec
        return spec.items if isinstance(spec, Ordering) else ()

    @property
    def placed(self) -> list[str]:
        """Keys that have a place, in order."""
        return chosen_keys(self.value, "order", among=self.keys)

    @property
    def displayed(self) -> list[str]:
        """What has a place, then the rest as first shown."""
        placed = self.placed
        return [*placed, *(key for key in self.order if key not in placed)]

    @property
    def places(self) -> range:
        return range(1, len(self.keys) + 1)

    @cached_property
    def steps(self) -> list[Step]:
        texts, placed, shown = self.question.texts("items"), self.placed, self.displayed
        return [
            Step(
                key=key,
                text=texts[key],
                name=f"{self.name}-{key}",
                id=self.id if number == 0 else f"{self.id}-{number}",
                place=placed.index(key) + 1 if key in placed else None,
                first=number == 0,
                last=number == len(shown) - 1,
            )
            for number, key in enumerate(shown)
        ]

    def raw(self, data: QueryDict) -> Mapping[str, Any]:
        """The order the chosen places make.

        A step that was given another's place goes before it when it moved up and after it when it moved down: so one
        select is enough to move one step.
        """
        before = {key: number for number, key in enumerate(self.placed, start=1)}
        wanted: list[tuple[float, int, str]] = []
        for number, key in enumerate(self.displayed):
            place = data.get(f"{self.name}-{key}", "")
            # isdecimal also knows the digits of other scripts, and int() reads them.
            if place.isdecimal() and len(place) < 4:
                was = before.get(key, int(place))
                moved = (int(place) > was) - (int(place) < was)
                wanted.append((int(place) + moved / 2, number, key))
        return {"order": [key for _place, _number, key in sorted(wanted)]}

    def moved(self, data: QueryDict, key: str, direction: str) -> Mapping[str, Any]:
        """The order after one press of up or down: the whole list, as it stood on the page, is then the answer."""
        sent = [entry for entry in self.raw(data)["order"] if entry in self.keys]
        order = [*sent, *(entry for entry in self.displayed if entry not in sent)]
        if key in order:
            at = order.index(key)
            to = at - 1 if direction == self.UP else at + 1
            if 0 <= to < len(order):
                order[at], order[to] = order[to], order[at]
        return {"order": order}


class FileForm(AnswerForm):
    """Files; they do not come as form fields but through `services.uploads`."""

    def raw(self, data: QueryDict) -> None:
        return None

    @property
    def files(self) -> list[Mapping[str, Any]]:
        found = self.value.get("files")
        return list(found) if isinstance(found, list) else []

    @property
    def accepted(self) -> str:
        """For the `accept` attribute."""
        return ",".join(f".{ending}" for ending in self._spec.accepted_types)

    @property
    def types(self) -> str:
        """For people."""
        return ", ".join(ending.upper() for ending in self._spec.accepted_types)

    @property
    def max_bytes(self) -> int:
        return self._spec.max_bytes

    @property
    def has_room(self) -> bool:
        return len(self.files) < MAX_FILES

    @property
    def _spec(self) -> FileUpload:
        spec = self.question.spec
        if not isinstance(spec, FileUpload):
            raise TypeError(f"{spec.kind} takes no files.")
        return spec
