"""Whether a translation says everything its source says."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation, Translation


def is_complete(instance: Any) -> bool:
    """True when every string of a translated page or snippet is translated.

    Something translated by hand, unknown to the translation tool, counts as complete: a person wrote all of it.
    """
    return instance.translation_key not in incomplete_keys([instance.translation_key], locale_id=instance.locale_id)


def incomplete_keys(keys: Collection[UUID], *, locale_id: int) -> set[UUID]:
    """Which of the translation keys lack a string in a language, in one query."""
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=locale_id,
        has_error=False,
    )
    begun = Translation.objects.filter(source_id=OuterRef("source_id"), target_locale_id=locale_id, enabled=True)
    missing = StringSegment.objects.filter(Exists(begun), ~Exists(translated), source__object_id__in=keys)
    return set(missing.values_list("source__object_id", flat=True))
