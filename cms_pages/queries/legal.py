"""Where the terms and the privacy policy stand, for forms that ask somebody to agree to them."""

from cms_pages.models import PageKind, StandardPage
from courses.queries.memo import kept_per_generation
from courses.queries.visible import visible

from .localised import in_visitors_language

KINDS = (PageKind.TERMS, PageKind.PRIVACY)


@kept_per_generation
def legal_pages(language: str) -> tuple[tuple[str, str], ...]:
    """Title and address of the terms of use and of the privacy policy, as far as they are there."""
    found = {}
    for key, kind in visible(StandardPage.objects).filter(kind__in=KINDS).order_by("-path").values_list("pk", "kind"):
        found[kind] = key
    pages = in_visitors_language(found.values(), language)
    shown = [pages[found[kind]] for kind in KINDS if kind in found]
    return tuple((page.title, page.get_url() or "") for page in shown)
