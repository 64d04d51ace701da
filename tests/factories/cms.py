"""Pages of the site as editors make them: real pages, published, below a home page in each language."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from wagtail.models import Locale, Page, Site

from cms_pages.models import (
    EventIndexPage,
    EventPage,
    HomePage,
    NetworkIndexPage,
    NewsIndexPage,
    NewsPage,
    PointPage,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
    Service,
    SiteChrome,
    StandardPage,
)
from courses.models import FundingProject, Organisation

# The same page in another language shares the key that its name gives.
NAMESPACE = uuid.UUID("8f6f3a52-3c0b-4a55-9a0e-2d6c2a5f4b10")


def key_of(name: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, name)


def locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def publish(page: Any) -> Any:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def place(page: Any, *, below: Page, language: str, name: str) -> Any:
    """Add a page below another one and publish it. `name` gives slug and translation key."""
    page.slug = page.slug or name
    page.locale = locale(language)
    page.translation_key = key_of(name)
    below.add_child(instance=page)
    return publish(page)


def make_home(language: str = "lv", **fields: Any) -> HomePage:
    """The home page of a language; the first one made is the site's root."""
    found = HomePage.objects.filter(locale=locale(language)).first()
    if found is not None:
        return found
    is_first = not HomePage.objects.exists()
    defaults = {"title": f"Home {language}", "slug": f"home-{language}", "hero_title": "Libraries learn"}
    home = place(HomePage(**defaults | fields), below=Page.get_first_root_node(), language=language, name="home")
    if is_first:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home}
        )
        Site.clear_site_root_paths_cache()
    return home


def index_page(model: Any, name: str, language: str, title: str) -> Any:
    found = model.objects.filter(locale=locale(language)).first()
    return found or place(model(title=title), below=make_home(language), language=language, name=name)


def make_standard(
    name: str = "about", *, language: str = "lv", below: Page | None = None, **fields: Any
) -> StandardPage:
    page = StandardPage(**{"title": name.title()} | fields)
    return place(page, below=below or make_home(language), language=language, name=name)


def make_news(name: str, *, language: str = "lv", **fields: Any) -> NewsPage:
    index = index_page(NewsIndexPage, "news-index", language, "News")
    defaults = {"title": name.replace("-", " ").title(), "date": date(2025, 3, 3)}
    return place(NewsPage(**defaults | fields), below=index, language=language, name=name)


def make_point(name: str, *, language: str = "lv", services: tuple[str, ...] = (), **fields: Any) -> PointPage:
    index = index_page(NetworkIndexPage, "network", language, "Network")
    defaults = {
        "title": name.title(),
        "kind": "sensory_reading_room",
        "country": "LV",
        "municipality": "Augšdaugavas novads",
    }
    page = place(PointPage(**defaults | fields), below=index, language=language, name=name)
    page.services.set(
        Service.objects.get_or_create(slug=slug, defaults={"names": {"en": slug}})[0] for slug in services
    )
    return publish(page)


def make_event(name: str, *, language: str = "lv", **fields: Any) -> EventPage:
    index = index_page(EventIndexPage, "events", language, "Events")
    defaults = {
        "title": name.title(),
        "kind": "webinar",
        "mode": "online",
        "starts_at": datetime(2026, 12, 1, 8, 0, tzinfo=UTC),
        "duration_hours": Decimal(2),
        "languages": ["lv"],
    }
    return place(EventPage(**defaults | fields), below=index, language=language, name=name)


def make_organisation(slug: str = "pasvalys", **fields: Any) -> Organisation:
    defaults = {
        "names": {"lv": "Pasvales bibliotēka", "lt": "Pasvalio biblioteka", "en": "Pasvalys Library"},
        "country": "LT",
        "website": "https://www.example.org",
    }
    return Organisation.objects.get_or_create(slug=slug, defaults=defaults | fields)[0]


def make_funding_project(
    code: str = "LL-00143", *, responsible: Organisation | None = None, **fields: Any
) -> FundingProject:
    defaults = {
        "acronym": "INCLUSIVE",
        "titles": {"lv": "Iekļaujošu bibliotēku tīkls", "en": "Network of Inclusive Libraries"},
        "programmes": {"lv": "Latvijas–Lietuvas programma", "en": "Latvia–Lithuania Programme"},
        "emblem_statements": {"lv": "Līdzfinansē Eiropas Savienība", "en": "Co-funded by the European Union"},
        "funding_statements": {"lv": "Projektu līdzfinansē ES.", "en": "The project is co-funded by the EU."},
        "disclaimers": {
            "lv": "Par saturu atbild {issuer}.",
            "lt": "Už turinį atsako {issuer}.",
            "en": "The contents are the responsibility of {issuer}.",
        },
        "responsible": responsible or make_organisation(),
        "is_default": True,
    }
    return FundingProject.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def make_project(
    name: str = "inclusive", *, language: str = "lv", partners: tuple[dict[str, Any], ...] = (), **fields: Any
) -> ProjectPage:
    index = index_page(ProjectIndexPage, "projects", language, "Projects")
    defaults = {
        "title": name.title(),
        "aim": "To build a network.",
        "starts_on": date(2024, 5, 1),
        "ends_on": date(2026, 4, 30),
        "programme_url": "https://latlit.example.org/inclusive",
    }
    if "funding_project" not in fields:
        fields["funding_project"] = make_funding_project()
    page = ProjectPage(**defaults | fields)
    page.partners = [ProjectPartner(sort_order=order, **partner) for order, partner in enumerate(partners)]
    return place(page, below=index, language=language, name=name)


def make_chrome(**fields: Any) -> SiteChrome:
    make_home()
    return SiteChrome.objects.create(site=Site.objects.get(is_default_site=True), **fields)
