"""Answers of the demo's learners: right or wrong ones for a question as it was frozen."""

from collections.abc import Callable, Mapping
from typing import Any

from courses.models import AttemptItem
from elearning_site.demo.loading.workshop import Workshop

Rules = Mapping[str, Any]
Words = Mapping[str, Any]
Answer = dict[str, Any]

REFLECTIONS = {
    "lv": "Nomainīšu mirgojošo lampu un nolikšu kartītes uz galda.",
    "lt": "Pakeisiu mirksinčią lempą ir padėsiu korteles ant stalo.",
    "en": "I will replace the flickering lamp and put the cards on the table.",
}


def answer_to(workshop: Workshop, item: AttemptItem, *, language: str, right: bool) -> Answer:
    """The stored form of an answer to one question. File uploads are answered by `learners`."""
    rules, words = item.rules.rules, item.words.words
    makers: Mapping[str, Callable[[], Answer]] = {
        "single_choice": lambda: {"choice": _option(rules, right)},
        "scenario": lambda: {"choice": _option(rules, right)},
        "multiple_choice": lambda: {"choices": _options(rules, right)},
        "true_false": lambda: {"value": rules["correct"] is right},
        "numerical": lambda: {"text": _number(rules) if right else "9999"},
        "short_answer": lambda: {"text": words["accepted"][0] if right else "…"},
        "matching": lambda: {"pairs": _pairs(rules["pairs"], right)},
        "ordering": lambda: {"order": rules["items"] if right else rules["items"][::-1]},
        "essay": lambda: {"text": words["sample_answer"] if right else "?"},
        "reflection": lambda: {"text": REFLECTIONS[language]},
    }
    return makers[item.rules.kind]()


def _option(rules: Rules, right: bool) -> str:
    return next(str(option["key"]) for option in rules["options"] if option["correct"] is right)


def _options(rules: Rules, right: bool) -> list[str]:
    return [str(option["key"]) for option in rules["options"] if option["correct"] is right]


def _number(rules: Rules) -> str:
    """A whole number as people write it."""
    return str(rules["answer"]).partition(".")[0]


def _pairs(keys: list[str], right: bool) -> dict[str, str]:
    turned = keys if right else [*keys[1:], keys[0]]
    return dict(zip(keys, turned, strict=True))
