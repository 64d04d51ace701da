"""The path map: every live page of the site, its address, its sisters in other languages. One query per generation."""

from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page, PageViewRestriction, Site

from courses.queries.memo import kept_per_generation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a live page stands."""

    pk: int
    key: UUID
    language: str
    path: str
    content_type_id: int
    locale_id: int
    tree_path: str


@dataclass(frozen=True)
class SiteMap:
    site: Site | None
    by_path: dict[str, Place]
    # translation key → language → address
    sisters: dict[UUID, dict[str, str]]
    # Tree paths with a view restriction: almost always none.
    restricted: tuple[str, ...]

    def place(self, path: str) -> Place | None:
        return self.by_path.get(path)

    def is_restricted(self, place: Place) -> bool:
        return place.tree_path.startswith(self.restricted) if self.restricted else False


@kept_per_generation
def site_map() -> SiteMap:
    """The map of the default site."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    by_path: dict[str, Place] = {}
    sisters: dict[UUID, dict[str, str]] = {}
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
    rows = Page.objects.live().values_list(
        "pk", "translation_key", "locale__language_code", "url_path", "content_type_id", "locale_id", "path"
    )
    for pk, key, language, url_path, content_type_id, locale_id, tree_path in rows:
        root = roots.get(language)
        if root is None or not url_path.startswith(root):
            continue
        path = f"/{language}/{url_path[len(root) :]}"
        by_path[path] = Place(pk, key, language, path, content_type_id, locale_id, tree_path)
        sisters.setdefault(key, {})[language] = path
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    return SiteMap(site, by_path, sisters, restricted)
