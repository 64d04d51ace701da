"""Writes what wagtail-localize keeps of many things in a few statements.

The library registers one thing at a time with several queries a string, ten seconds for this site; the rows written
here are the same (a test compares them with the library's own, and saves a translation to see that nothing changes).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

CHUNK = 500  # SQLite takes so many parameters at least


@dataclass(frozen=True)
class Family:
    """A source row and its translations by language."""

    source: Any
    translations: dict[str, Any]


@dataclass
class Ledger:
    """Everything to be written for a number of families."""

    families: list[Family]
    at: datetime

    def write(self) -> None:
        """Write sources, segments, translations and overrides."""
        sources = self._sources()
        values = [extract_segments(family.source) for family in self.families]
        contexts = self._contexts(values)
        strings = self._strings(sources, values)
        templates: dict[str, Template] = {}
        for value in chain.from_iterable(values):
            if isinstance(value, TemplateSegmentValue) and value.template not in templates:
                templates[value.template] = Template.from_value(value)
        rows: dict[Any, list[Any]] = defaultdict(list)
        for source, found in zip(sources, values, strict=True):
            for value in found:
                row = _segment(source, value, contexts, strings, templates)
                rows[type(row)].append(row)
        for model, made in rows.items():
            model.objects.bulk_create(made)
        self._translate(sources, values, contexts, strings)

    def _sources(self) -> list[TranslationSource]:
        objects = [
            TranslatableObject(
                translation_key=family.source.translation_key,
                content_type=ContentType.objects.get_for_model(family.source.get_translation_model()),
            )
            for family in self.families
        ]
        TranslatableObject.objects.bulk_create(objects, ignore_conflicts=True)
        return TranslationSource.objects.bulk_create(
            TranslationSource(
                object_id=family.source.translation_key,
                locale_id=family.source.locale_id,
                specific_content_type=ContentType.objects.get_for_model(type(family.source)),
                object_repr=str(family.source)[:200],
                content_json=family.source.to_json(),
                schema_version=get_schema_version(family.source._meta.app_label),
                last_updated_at=self.at,
            )
            for family in self.families
        )

    def _contexts(self, values: list[list[Any]]) -> dict[tuple[UUID, str], TranslationContext]:
        """Where something stands: (object, path) -> the row."""
        made: dict[tuple[UUID, str], TranslationContext] = {}
        for family, found in zip(self.families, values, strict=True):
            kinds = _kinds_of_blocks(family.source)
            for value in found:
                made.setdefault(
                    (family.source.translation_key, value.path),
                    TranslationContext(
                        object_id=family.source.translation_key,
                        path=value.path,
                        path_id=TranslationContext._get_path_id(value.path),
                        field_path=field_path(value.path, kinds),
                    ),
                )
        TranslationContext.objects.bulk_create(made.values())
        return made

    def _strings(self, sources: list[TranslationSource], values: list[list[Any]]) -> dict[tuple[int, str], int]:
        """(locale, text) -> the row's id. A text that stands in several places is one row."""
        wanted = {
            (source.locale_id, value.string.data)
            for source, found in zip(sources, values, strict=True)
            for value in found
            if isinstance(value, StringSegmentValue)
        }
        String.objects.bulk_create(
            [
                String(locale_id=locale, data=data, data_hash=String._get_data_hash(data))
                for locale, data in sorted(wanted)
            ],
            ignore_conflicts=True,
        )
        hashes = list({String._get_data_hash(data) for _locale, data in wanted})
        ids: dict[tuple[int, str], int] = {}
        for start in range(0, len(hashes), CHUNK):
            found = String.objects.filter(data_hash__in=hashes[start : start + CHUNK])
            ids |= {(locale, data): pk for locale, data, pk in found.values_list("locale_id", "data", "pk")}
        return ids

    def _translate(
        self,
        sources: list[TranslationSource],
        values: list[list[Any]],
        contexts: dict[tuple[UUID, str], TranslationContext],
        strings: dict[tuple[int, str], int],
    ) -> None:
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        translations, texts, overrides = [], [], []
        for family, source, found in zip(self.families, sources, values, strict=True):
            for language, row in family.translations.items():
                locale = locales[language]
                translations.append(Translation(source=source, target_locale=locale))
                said = extract_segments(row)
                for value, text in _pairs(found, said):
                    texts.append(
                        StringTranslation(
                            translation_of_id=strings[source.locale_id, value.string.data],
                            context=contexts[source.object_id, value.path],
                            locale=locale,
                            data=text.string.data,
                            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                        )
                    )
                for value in _differing(found, said):
                    context = contexts[source.object_id, value.path]
                    overrides.append(SegmentOverride(locale=locale, context=context, data_json=_json(value.data)))
        Translation.objects.bulk_create(translations)
        # A text that stands twice in one place is translated once.
        StringTranslation.objects.bulk_create(texts, ignore_conflicts=True)
        SegmentOverride.objects.bulk_create(overrides)


def _json(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


def _segment(
    source: TranslationSource,
    value: Any,
    contexts: dict[tuple[UUID, str], TranslationContext],
    strings: dict[tuple[int, str], int],
    templates: dict[str, Template],
) -> Any:
    """The unsaved row of one extracted value. Raises TypeError for a kind this site does not have."""
    common = {"source": source, "context": contexts[source.object_id, value.path], "order": value.order}
    if isinstance(value, StringSegmentValue):
        return StringSegment(**common, string_id=strings[source.locale_id, value.string.data], attrs=_json(value.attrs))
    if isinstance(value, TemplateSegmentValue):
        return TemplateSegment(**common, template=templates[value.template])
    if isinstance(value, OverridableSegmentValue):
        return OverridableSegment(**common, data_json=_json(value.data))
    raise TypeError(f"{type(value).__name__} at {value.path}")


def _pairs(source: Iterable[Any], said: Iterable[Any]) -> Iterator[tuple[StringSegmentValue, StringSegmentValue]]:
    """Each source text with its translation; a rich text has several texts at one path, in order."""
    translated: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in said:
        if isinstance(value, StringSegmentValue):
            translated[value.path].append(value)
    for value in source:
        if isinstance(value, StringSegmentValue) and translated[value.path]:
            yield value, translated[value.path].pop(0)


def _differing(source: Iterable[Any], said: Iterable[Any]) -> Iterator[OverridableSegmentValue]:
    """Where a translation shows another file, page or address than its source."""
    standing = {value.path: value.data for value in source if isinstance(value, OverridableSegmentValue)}
    for value in said:
        if isinstance(value, OverridableSegmentValue) and value.path in standing and standing[value.path] != value.data:
            yield value


def _kinds_of_blocks(instance: Any) -> dict[str, str]:
    """Id of every stream block, list item and child row -> the name that stands for it in a field path."""
    kinds: dict[str, str] = {}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "id" in value and "type" in value:
                kinds[str(value["id"])] = str(value["type"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for part in instance._meta.get_fields():
        if isinstance(part, StreamField):
            walk(part.value_from_object(instance).get_prep_value())
    return kinds


def field_path(path: str, kinds: dict[str, str]) -> str:
    """A content path without ids: "body.3f….title" is "body.callout.title", "choices.7a….text" is "choices.text"."""
    parts = []
    for part in path.split("."):
        if part.startswith("'"):
            break  # an address inside a rich text
        if part in kinds:
            parts.append(kinds[part])
        elif not _is_key(part):
            parts.append(part)
    return ".".join(parts)


def _is_key(part: str) -> bool:
    try:
        UUID(part)
    except ValueError:
        return False
    return True
