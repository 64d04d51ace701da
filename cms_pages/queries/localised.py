"""Pages an editor pointed at, as the visitor should see them: in the visitor's language, else as they are."""

from collections.abc import Collection

from wagtail.models import Page

from courses.queries.visible import visible


def in_visitors_language(page_ids: Collection[int], language: str) -> dict[int, Page]:
    """Id of the chosen page → its live, unrestricted version in `language`, else the chosen page itself if it is one.

    Two queries, however many pages; one when none was chosen. Pages nobody may see are left out.
    """
    chosen = {
        page.pk: page
        for page in visible(Page.objects).filter(pk__in=page_ids).select_related("locale").defer_streamfields()
    }
    sources = Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key")
    keys = dict(sources)
    translations = {
        page.translation_key: page
        for page in visible(Page.objects)
        .filter(translation_key__in=keys.values(), locale__language_code=language)
        .select_related("locale")
        .defer_streamfields()
    }
    found = {pk: translations.get(key) or chosen.get(pk) for pk, key in keys.items()}
    return {pk: page for pk, page in found.items() if page is not None}
