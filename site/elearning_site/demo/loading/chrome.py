"""Name, menu, footer and social links."""

from wagtail.models import Site

from cms_pages.models import FooterItem, MenuItem, SiteChrome, SocialLink
from courses.models import Organisation
from elearning_site.demo.entities_project import Labelled
from elearning_site.demo.loading.workshop import Workshop, localised

# Entries that are no pages; every other entry is the page of the same name.
ROUTES = {"sitemap": "site_map", "verify": "certificates:verify"}


def load(workshop: Workshop) -> None:
    """Fill the chrome of the default site, unless somebody already has."""
    site = Site.objects.get(is_default_site=True)
    chrome = SiteChrome.for_site(site)
    if chrome.names:
        return
    texts = workshop.site.content.site
    chrome.names, chrome.taglines = localised(texts.name), localised(texts.tagline)
    chrome.contact_organisations = Organisation.objects.get(slug="pasvalys-library").names
    chrome.contact_email = texts.contact_email
    chrome.menu_items = [MenuItem(**_target(workshop, entry), sort_order=n) for n, entry in enumerate(texts.main_menu)]
    chrome.footer_items = [
        FooterItem(**_target(workshop, entry), sort_order=n) for n, entry in enumerate(texts.footer_links)
    ]
    chrome.social_links = [
        SocialLink(name=link.network.capitalize().replace("tube", "Tube"), url=link.url, sort_order=n)
        for n, link in enumerate(texts.social)
    ]
    chrome.save()


def _target(workshop: Workshop, entry: Labelled) -> dict[str, object]:
    target: dict[str, object] = {"key": entry.key, "names": localised(entry.words)}
    if entry.key in ROUTES:
        return target | {"route": ROUTES[entry.key]}
    return target | {"page": workshop.page(entry.key, "lv").page_ptr}
