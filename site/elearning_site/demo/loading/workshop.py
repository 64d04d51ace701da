"""What every area of the loader uses: the content, the languages, stable keys, and one way to make a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.text import slugify
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page

from elearning_site.demo.prose import html, parse
from elearning_site.demo.reading import LANGUAGES, Words
from elearning_site.demo.schema import DemoSite

DEMO = uuid5(NAMESPACE_URL, "https://lasitava.example.org/demo")
LONGEST_SLUG = 70
Made = TypeVar("Made", bound=Page)


def key_of(*parts: str) -> UUID:
    """The key of a thing of the demo: the same ids give the same key on every machine."""
    return uuid5(DEMO, "/".join(parts))


def localised(words: Words) -> dict[str, str]:
    """Words as a LocalisedTextField keeps them."""
    return {language: words[language] for language in LANGUAGES}


def slug_of(title: str) -> str:
    """An address part from a title: ASCII, cut at a word."""
    slug = slugify(title)
    return slug if len(slug) <= LONGEST_SLUG else slug[:LONGEST_SLUG].rpartition("-")[0]


@dataclass
class Workshop:
    """One run of the loader."""

    site: DemoSite
    at: datetime
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    images: dict[str, AbstractImage] = field(default_factory=dict)
    """By picture id."""
    documents: dict[str, AbstractDocument] = field(default_factory=dict)
    """By file name."""

    def locale(self, language: str) -> Locale:
        """The locale of a language."""
        return Locale.objects.get_for_language(language)

    def in_languages(
        self, name: str, make: Callable[[str], Made], *, under: str | None, source: str = LANGUAGES[0]
    ) -> dict[str, Made]:
        """A page in every language, the source first. `make(language)` gives the unsaved page.

        `name` is how other areas find it again (`page`); `under` names its parent. A page that exists is left alone.
        """
        made = {}
        for language in (source, *(other for other in LANGUAGES if other != source)):
            made[language] = self._page(name, make, under=under, language=language)
        return made

    def _page(self, name: str, make: Callable[[str], Made], *, under: str | None, language: str) -> Made:
        key, locale = key_of("page", name), self.locale(language)
        found = Page.objects.filter(translation_key=key, locale=locale).first()
        if found is None:
            page: Any = make(language)
            page.locale, page.translation_key = locale, key
            page.slug = page.slug or slug_of(page.title)
            page.first_published_at = page.last_published_at = self.at
            parent = self.pages[under, language] if under else Page.get_first_root_node()
            parent.add_child(instance=page)
            # Read back: in memory, dates, amounts and lists of related rows are still what `make` was given.
            page = type(page).objects.get(pk=page.pk)
        else:
            page = found.specific
        self.pages[name, language] = page
        return page

    def page(self, name: str, language: str) -> Any:
        """A page made before. Raises KeyError for an unknown name."""
        return self.pages[name, language]

    def lead(self, key: str, language: str) -> str:
        """The sentence under a heading."""
        return {entry.key: entry.words for entry in self.site.pages.leads}[key][language]

    def title(self, key: str) -> Words:
        """A heading of reference.yaml."""
        return {entry.key: entry.words for entry in self.site.reference.titles}[key]

    def rich(self, text: str, *, source: str = LANGUAGES[0]) -> str:
        """Prose as Wagtail's rich text. Links name the source page; Wagtail leads visitors to their language."""
        marked = html(parse(text))
        for (name, language), page in self.pages.items():
            if language == source:
                marked = marked.replace(f'<a href="page:{name}">', f'<a linktype="page" id="{page.pk}">')
        return marked


def block(kind: str, value: Any, *parts: str) -> dict[str, Any]:
    """A block of a stream with an id that is the same in every language, so that translations stay joined."""
    return {"type": kind, "value": value, "id": str(key_of("block", kind, *parts))}


def item(value: Mapping[str, Any] | str, *parts: str) -> dict[str, Any]:
    """An item of a ListBlock with an id that is the same in every language."""
    return {"type": "item", "value": value, "id": str(key_of("item", *parts))}
