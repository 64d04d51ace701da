"""Freeze on publish: a published question becomes content-addressed rows that never change.

Rules always come from the source language's row, words from each language's own. A translation that does not say
everything freezes nothing, and one whose options no longer fit the rules is put aside: learners then see the source
words, never a mixture inside one question.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from courses.domain.questions import Spec, SpecError
from courses.models import FrozenRules, FrozenWords, Question, QuestionEdition, QuestionEntry

from .generation import bump_generation
from .sanitising import render_rich_text
from .translation import is_complete

RICH_WORDS = ("prompt", "feedback")
# Words of these groups are keyed by option: every key the rules know needs its text.
KEYED_WORDS = ("options", "lefts", "rights", "items", "rubric")


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of canonical JSON: the same content has the same name everywhere and for ever."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def identify_question(question: Question) -> QuestionEntry:
    """Make sure a question has its entry; the language of the first save is the source."""
    entry, _created = QuestionEntry.objects.get_or_create(
        pk=question.translation_key,
        defaults={"kind": question.kind, "title": question.title, "source_locale_id": question.locale_id},
    )
    return entry


def is_source(question: Question) -> bool:
    """Whether a question is in the language it was first written in; a question nobody saved yet is."""
    key = question.translation_key
    return not QuestionEntry.objects.filter(pk=key).exclude(source_locale_id=question.locale_id).exists()


@transaction.atomic
def freeze_question(question: Question) -> None:
    """Freeze a published question. Publishing the source freezes every complete translation under its rules anew.

    Raises SpecError when the source contradicts itself; forms refuse such a question before it is published.
    """
    entry = identify_question(question)
    source = question if question.locale_id == entry.source_locale_id else _source_of(entry)
    if source is None or not source.live:
        return
    spec = source.spec()
    rules = _freeze_rules(entry, spec)
    if source is question:
        QuestionEntry.objects.filter(pk=entry.pk).update(live=True, title=question.title, kind=question.kind)
        for row in Question.objects.filter(translation_key=entry.pk, live=True):
            _freeze_words(entry, rules, spec, row)
    elif question.live:
        _freeze_words(entry, rules, spec, question)
    bump_generation()


def retire_question(question: Question) -> None:
    """An unpublished source leaves the draw; an unpublished translation gives way to the source words."""
    entry = identify_question(question)
    if question.locale_id == entry.source_locale_id:
        QuestionEntry.objects.filter(pk=entry.pk).update(live=False)
    else:
        QuestionEdition.objects.filter(entry=entry, locale_id=question.locale_id).delete()
    bump_generation()


def remove_question(question: Question) -> None:
    """After a question was deleted: it leaves the draw, and its translations go with their source."""
    retire_question(question)
    if is_source(question):
        for translation in Question.objects.filter(translation_key=question.translation_key):
            translation.delete()


def _source_of(entry: QuestionEntry) -> Question | None:
    return Question.objects.filter(translation_key=entry.pk, locale_id=entry.source_locale_id).first()


def _freeze_rules(entry: QuestionEntry, spec: Spec) -> FrozenRules:
    rules = spec.rules()
    row, _created = FrozenRules.objects.get_or_create(
        digest=digest_of({"entry": str(entry.pk), "rules": rules}),
        defaults={"entry": entry, "kind": spec.kind, "rules": rules, "max_mark": spec.max_mark},
    )
    return row


def _freeze_words(entry: QuestionEntry, rules: FrozenRules, source_spec: Spec, row: Question) -> None:
    words = rendered_words(row)
    is_source = row.locale_id == entry.source_locale_id
    if not is_source and not (is_complete(row) and _fits(rules, source_spec, words)):
        QuestionEdition.objects.filter(entry=entry, locale_id=row.locale_id).delete()
        return
    frozen, _created = FrozenWords.objects.get_or_create(
        digest=digest_of({"rules": rules.digest, "locale": row.locale_id, "words": words}),
        defaults={"rules": rules, "locale_id": row.locale_id, "words": words},
    )
    QuestionEdition.objects.update_or_create(entry=entry, locale_id=row.locale_id, defaults={"words": frozen})


def rendered_words(question: Question) -> dict[str, Any]:
    """A question's words as a learner will see them: rich text resolved and made safe."""
    words = question.words()
    return words | {name: render_rich_text(words[name]) for name in RICH_WORDS}


def _fits(rules: FrozenRules, source_spec: Spec, words: Mapping[str, Any]) -> bool:
    """Whether a translation has a text for every key, so that the rules can be graded against its words."""
    keys = _keys(rules.rules)
    for group in KEYED_WORDS:
        texts = words.get(group)
        if texts is not None and (set(texts) != keys or not all(texts.values())):
            return False
    try:
        type(source_spec).from_frozen(rules.rules, words)
    except SpecError:
        return False
    return True


def _keys(rules: Mapping[str, Any]) -> set[str]:
    found: set[str] = set()
    for name in ("options", "pairs", "items", "rubric"):
        found |= {entry["key"] if isinstance(entry, Mapping) else entry for entry in rules.get(name, ())}
    return found
