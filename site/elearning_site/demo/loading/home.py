"""The home page of each language, and the index pages everything else stands under."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, Site

from cms_pages.models import EventIndexPage, HomePage, NetworkIndexPage, NewsIndexPage, ProjectIndexPage
from courses.models import CatalogueIndexPage
from elearning_site.demo.loading.workshop import Workshop
from elearning_site.demo.reading import Words
from methodology.models import MaterialIndexPage

# Homes of different languages are siblings, and a name may stand only once among siblings.
SLUGS = Words(lv="sakums", lt="pradzia", en="start")


def load(workshop: Workshop) -> None:
    """Make homes and index pages and let the site begin at the home of the default language."""
    texts = workshop.site.content.site

    def home(language: str) -> HomePage:
        return HomePage(
            title=texts.name[language],
            slug=SLUGS[language],
            search_description=texts.tagline[language],
            hero_title=texts.name[language],
            hero_lead=texts.tagline[language],
            hero_note=workshop.title("hero_note")[language],
            easy_read=texts.easy_read_welcome[language],
        )

    homes = workshop.in_languages("home", home, under=None)
    _begin_at(homes["lv"])
    for name, make in _indexes(workshop).items():
        workshop.in_languages(name, make, under="home")
    _buttons(workshop, homes)


def _begin_at(home: HomePage) -> None:
    """Point the default site at our home; the welcome page of a fresh Wagtail goes when nothing stands under it."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", port=80, is_default_site=True, root_page=home)
    elif not isinstance(site.root_page.specific, HomePage):
        welcome = site.root_page
        site.root_page = home
        site.save()
        if type(welcome.specific) is Page and welcome.is_leaf():
            welcome.delete()
    Site.clear_site_root_paths_cache()


def _indexes(workshop: Workshop) -> dict[str, Callable[[str], Any]]:
    menu = {entry.key: entry.words for entry in workshop.site.content.site.main_menu}

    def written(model: Any, key: str) -> Callable[[str], Any]:
        return lambda language: model(
            title=menu[key][language],
            lead=workshop.lead(key, language),
            search_description=workshop.lead(key, language),
        )

    def introduced(model: Any, key: str) -> Callable[[str], Any]:
        return lambda language: model(
            title=menu[key][language],
            introduction=workshop.lead(key, language),
            search_description=workshop.lead(key, language),
        )

    return {
        "courses": introduced(CatalogueIndexPage, "courses"),
        "materials": introduced(MaterialIndexPage, "materials"),
        "network": written(NetworkIndexPage, "network"),
        "news": written(NewsIndexPage, "news"),
        "events": written(EventIndexPage, "events"),
        "project": written(ProjectIndexPage, "project"),
    }


def _buttons(workshop: Workshop, homes: dict[str, HomePage]) -> None:
    """The two buttons lead to pages that did not exist before the home."""
    materials = {entry.key: entry.words for entry in workshop.site.content.site.main_menu}["materials"]
    for language, home in homes.items():
        if home.primary_page_id is None and not home.primary_label:
            home.primary_label = workshop.title("hero_primary")[language]
            home.primary_page = workshop.page("courses", "lv").page_ptr
            home.secondary_label = materials[language]
            home.secondary_page = workshop.page("materials", "lv").page_ptr
            home.save()
