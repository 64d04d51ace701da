"""What every document says beside its content: title, language, funding statement, disclaimer and licence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from elearning_site.demo.prose import Block
from elearning_site.demo.reading import Words

# Documents carry this date instead of the moment they were made, so that the same words give the same bytes.
MADE = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
LOCALES: Mapping[str, str] = {"lv": "lv-LV", "lt": "lt-LT", "en": "en-GB"}
LICENCES: Mapping[str, str] = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
LICENCE_LABEL = Words(lv="Licence", lt="Licencija", en="Licence")
PAGE_LABEL = Words(lv="{number}. lappuse no {total}", lt="{number} puslapis iš {total}", en="Page {number} of {total}")


@dataclass(frozen=True)
class Paper:
    """A document in one language, before it becomes a file."""

    id: str
    language: str
    title: str
    summary: str
    publisher: str
    emblem_statement: str
    funding_statement: str
    disclaimer: str
    licence: str
    blocks: tuple[Block, ...]
    cards: tuple[tuple[str, Words], ...]

    @property
    def licence_line(self) -> str:
        """The licence with its address, in the document's language."""
        return f"{LICENCE_LABEL[self.language]}: {self.licence}, {LICENCES[self.licence]}"

    @property
    def small_print(self) -> tuple[str, ...]:
        """The lines that stand on every page."""
        return self.funding_statement, self.disclaimer, f"{self.publisher}. {self.licence_line}"
