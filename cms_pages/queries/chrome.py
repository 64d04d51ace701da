"""Name, contacts, menu and footer of the site in one language: the same for everybody, kept per generation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from cms_pages.models import SiteChrome
from cms_pages.models.chrome import ChromeLink
from courses.models import in_language
from courses.queries.memo import kept_per_generation

from .localised import in_visitors_language

EASY_READ_KEY = "easy"


@dataclass(frozen=True)
class Contact:
    organisation: str = ""
    phone: str = ""
    email: str = ""
    address_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChromeData:
    """Links are (address, text)."""

    site_name: str = ""
    tagline: str = ""
    contact: Contact = field(default_factory=Contact)
    menu: tuple[tuple[str, str], ...] = ()
    footer_links: tuple[tuple[str, str], ...] = ()
    social: tuple[tuple[str, str], ...] = ()
    easy_read_url: str = ""


@kept_per_generation
def chrome_of(language: str) -> ChromeData:
    """What stands round every page. Entries whose page is gone, hidden or restricted are left out."""
    chrome = site_chrome()
    if chrome is None:
        return ChromeData()
    menu = list(chrome.menu_items.all())
    footer = list(chrome.footer_items.all())
    pages = in_visitors_language([item.page_id for item in [*menu, *footer] if item.page_id], language)
    footer_links = _links(footer, pages, language)
    return ChromeData(
        site_name=in_language(chrome.names, language),
        tagline=in_language(chrome.taglines, language),
        contact=Contact(
            organisation=in_language(chrome.contact_organisations, language),
            phone=chrome.contact_phone,
            email=chrome.contact_email,
            address_lines=tuple(in_language(chrome.contact_addresses, language).splitlines()),
        ),
        menu=tuple(_links(menu, pages, language).values()),
        footer_links=tuple(footer_links.values()),
        social=tuple((link.url, link.name) for link in chrome.social_links.all()),
        easy_read_url=footer_links.get(EASY_READ_KEY, ("", ""))[0],
    )


def site_chrome() -> SiteChrome | None:
    """The setting of the default site; None until somebody has saved it."""
    found: SiteChrome | None = SiteChrome.objects.filter(site__in=Site.objects.filter(is_default_site=True)).first()
    return found


def _links(items: Iterable[ChromeLink], pages: Mapping[int, Page], language: str) -> dict[str, tuple[str, str]]:
    """Key → (address, text) of the entries that lead somewhere."""
    links = {}
    for item in items:
        url = _address(item, pages, language)
        if url:
            links[item.key] = (url, in_language(item.names, language))
    return links


def _address(item: ChromeLink, pages: Mapping[int, Page], language: str) -> str:
    if item.page_id:
        page = pages.get(item.page_id)
        return (page.get_url() or "") if page is not None else ""
    try:
        with override(language):
            return reverse(item.route)
    except NoReverseMatch:
        # The part belongs to a plugin that is not installed here.
        return ""
