"""Frozen questions, kept per process under their digest: what is content-addressed can never be stale."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from courses.domain.questions import Spec
from courses.extensions.question_kinds import QuestionKind, question_kinds
from courses.models import FrozenWords

MOST_KEPT: Final = 2000
_FIRST_PARAGRAPH: Final = re.compile(r"\s*<p>(.*?)</p>\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class FrozenQuestion:
    """One question as frozen: the rules every language shares and the words of one language."""

    digest: str
    rules_digest: str
    entry: UUID
    language: str
    locale_id: int
    max_mark: Decimal
    words: Mapping[str, Any]
    spec: Spec

    @property
    def kind(self) -> QuestionKind:
        return question_kinds[self.spec.kind]

    @cached_property
    def lead(self) -> SafeString:
        """The first paragraph of the prompt, without its tag: what may stand inside a legend or a label."""
        return self._prompt[0]

    @cached_property
    def rest(self) -> SafeString:
        """What the prompt says beyond its first paragraph."""
        return self._prompt[1]

    @cached_property
    def title(self) -> str:
        """The prompt in one line of plain text, for lists of questions."""
        return " ".join(strip_tags(str(self.words["prompt"])).split())

    @cached_property
    def feedback(self) -> SafeString:
        """The author's explanation; empty when there is none."""
        # Made safe when it was frozen (services.sanitising).
        return SafeString(self.words.get("feedback", ""))

    @cached_property
    def _prompt(self) -> tuple[SafeString, SafeString]:
        prompt = str(self.words["prompt"])
        found = _FIRST_PARAGRAPH.fullmatch(prompt)
        lead, rest = found.groups() if found else ("", prompt)
        # Made safe when it was frozen (services.sanitising).
        return SafeString(lead), SafeString(rest)

    def texts(self, group: str) -> Mapping[str, str]:
        """Texts by key of one group of words: options, lefts, rights, items, replies, rubric."""
        found: Mapping[str, str] = self.words.get(group) or {}
        return found


_kept: dict[str, FrozenQuestion] = {}


def frozen_questions(digests: Iterable[str]) -> dict[str, FrozenQuestion]:
    """The frozen questions with these words digests; one query for those this process has not met yet."""
    wanted = set(digests)
    # Taken out at once: another thread may empty the memory before this one returns.
    found = {digest: question for digest in wanted if (question := _kept.get(digest)) is not None}
    if missing := wanted - found.keys():
        if len(_kept) + len(missing) > MOST_KEPT:
            _kept.clear()
        read = _read(missing)
        _kept.update(read)
        found |= read
    return found


def _read(digests: set[str]) -> dict[str, FrozenQuestion]:
    rows = FrozenWords.objects.filter(pk__in=digests).values_list(
        "digest", "rules_id", "rules__entry_id", "locale__language_code", "locale_id", "rules__max_mark", "words",
        "rules__rules", "rules__kind",
    )  # fmt: skip
    return {
        row[0]: FrozenQuestion(*row[:7], spec=question_kinds[row[8]].spec_class.from_frozen(row[7], row[6]))
        for row in rows
    }
