"""Question kinds: a model with `spec()` and `words()`, a spec class in the domain, a form and a template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from courses.domain.questions import Spec

from .registry import Registry


@dataclass(frozen=True)
class QuestionKind:
    """One kind of question.

    `spec_class` is rebuilt from frozen rows; `form_class` reads and shows an answer; `template` draws the question for
    the learner, `review_template` shows what was answered. `model` is the dotted name of the snippet authors edit.
    """

    kind: str
    label: Any
    model: str
    spec_class: type[Spec]
    form_class: Callable[..., Any]
    template: str
    review_template: str


question_kinds: Registry[QuestionKind] = Registry("question kinds")
