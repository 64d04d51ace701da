"""Registers every page and question with wagtail-localize, *with* the strings of both translations.

Pages made directly are unknown to the translation tool: registering them later without their strings would put the
source words over the translations at the first save (tried). Here the tool is told what each string already says.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from courses.models import Question
from elearning_site.demo.loading.workshop import Workshop, key_of
from elearning_site.demo.reading import LANGUAGES


def load(workshop: Workshop) -> None:
    """Register what has all three languages and is not registered yet."""
    registered = set(TranslationSource.objects.values_list("object_id", flat=True))
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for source, translations in _families(workshop):
        if source.translation_key not in registered:
            register(source, translations, locales=locales)


def _families(workshop: Workshop) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each thing as (the source row, {language: translation})."""
    sources = {f"course-{entry.id}": entry.source for entry in workshop.site.reference.courses}
    source_of: dict[str, str] = {}
    question_keys = []
    for course in workshop.site.content.courses:
        language = sources[f"course-{course.id}"]
        source_of[f"course-{course.id}"] = language
        for module in course.modules:
            for name in (module.id, *(lesson.id for lesson in module.lessons), module.quiz.id):
                source_of[name] = language
            question_keys += [(question.id, language) for question in module.quiz.questions]
    for name in dict.fromkeys(name for name, _language in workshop.pages):
        rows = {language: workshop.page(name, language) for language in LANGUAGES}
        yield _family(rows, source_of.get(name, LANGUAGES[0]))
    for question_id, language in question_keys:
        found = Question.objects.filter(translation_key=key_of("question", question_id)).select_related("locale")
        yield _family({row.locale.language_code: row for row in found}, language)


def _family(rows: dict[str, Any], source: str) -> tuple[Any, dict[str, Any]]:
    return rows[source], {language: row for language, row in rows.items() if language != source}


def register(source: Any, translations: dict[str, Any], *, locales: dict[str, Locale]) -> None:
    """Register one source and what its translations say now."""
    # Rows as the database holds them: dates and amounts in memory may still be of another type.
    fresh = {language: _fresh(row) for language, row in translations.items()}
    registered, _created = TranslationSource.update_or_create_from_instance(_fresh(source))
    strings = _by_path(StringSegment.objects.filter(source=registered).select_related("context").order_by("order"))
    places = {
        segment.context.path: segment
        for segment in OverridableSegment.objects.filter(source=registered).select_related("context")
    }
    for language, row in fresh.items():
        Translation.objects.get_or_create(source=registered, target_locale=locales[language])
        said = extract_segments(row)
        StringTranslation.objects.bulk_create(_translations(strings, said, locales[language]), ignore_conflicts=True)
        SegmentOverride.objects.bulk_create(_overrides(places, said, locales[language]))


def _fresh(row: Any) -> Any:
    return Page.objects.get(pk=row.pk).specific if isinstance(row, Page) else type(row).objects.get(pk=row.pk)


def _by_path(segments: Iterable[StringSegment]) -> dict[str, list[StringSegment]]:
    found: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        found[segment.context.path].append(segment)
    return found


def _translations(
    strings: dict[str, list[StringSegment]], said: Iterable[Any], locale: Locale
) -> Iterator[StringTranslation]:
    """What the translation says at each place; a rich text has several strings at one place, in order."""
    words: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for value in said:
        if isinstance(value, StringSegmentValue):
            words[value.path].append(value)
    for path, segments in strings.items():
        for segment, value in zip(segments, words.get(path, ()), strict=False):
            yield StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data=value.string.data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )


def _overrides(places: dict[str, OverridableSegment], said: Iterable[Any], locale: Locale) -> Iterator[SegmentOverride]:
    """Where a translation shows another file, picture or address than its source."""
    for value in said:
        segment = places.get(value.path) if isinstance(value, OverridableSegmentValue) else None
        if segment is not None:
            data = json.dumps(value.data, cls=DjangoJSONEncoder)
            if json.loads(data) != segment.data:
                yield SegmentOverride(locale=locale, context_id=segment.context_id, data_json=data)
