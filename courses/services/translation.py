"""Whether a translation says everything its source says."""

from typing import Any

from wagtail_localize.models import Translation


def is_complete(instance: Any) -> bool:
    """True when every string of a translated page or snippet is translated.

    Something translated by hand, unknown to the translation tool, counts as complete: a person wrote all of it.
    """
    translation = (
        Translation.objects.filter(
            source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return True
    total, translated = translation.get_progress()
    return bool(translated >= total)
