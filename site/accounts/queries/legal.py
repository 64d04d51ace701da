"""The pages a new learner is asked to have read."""

from django.apps import apps


def legal_pages(language: str) -> tuple[tuple[str, str], ...]:
    """Title and address of the terms and the privacy policy; none where the pages app is not installed."""
    if not apps.is_installed("cms_pages"):
        return ()
    from cms_pages.queries.legal import legal_pages as pages  # noqa: PLC0415 -- the plugin may be absent

    return pages(language)
