"""Name, menu and footer: in the visitor's language, without dead ends."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms_pages.models import FooterItem, MenuItem, SocialLink
from cms_pages.queries.chrome import ChromeData, chrome_of
from courses.queries.memo import forget_kept
from tests.factories.cms import make_chrome, make_home, make_standard

pytestmark = pytest.mark.django_db

NAMES = {"lv": "Par mums", "lt": "Apie mus", "en": "About us"}


@pytest.fixture
def chrome() -> Any:
    return make_chrome(
        names={"lv": "Iekļaujošās bibliotēkas mācās", "en": "Inclusive Libraries Learn"},
        contact_addresses={"lv": "Vileiša iela 7\nPasvale"},
        contact_email="info@example.org",
    )


def test_a_site_without_settings_has_an_empty_frame() -> None:
    make_home()
    assert chrome_of("lv") == ChromeData()


def test_words_are_in_the_language_else_in_latvian(chrome: Any) -> None:
    assert chrome_of("en").site_name == "Inclusive Libraries Learn"
    assert chrome_of("lt").site_name == "Iekļaujošās bibliotēkas mācās"
    assert chrome_of("lv").contact.address_lines == ("Vileiša iela 7", "Pasvale")


def test_entries_lead_to_the_visitors_language_and_never_nowhere(chrome: Any) -> None:
    about = make_standard("about")
    make_standard("about", language="en")
    hidden = make_standard("hidden")
    hidden.unpublish()
    for order, page in enumerate((about, hidden)):
        MenuItem.objects.create(chrome=chrome, sort_order=order, key=page.slug, names=NAMES, page=page.page_ptr)
    FooterItem.objects.create(chrome=chrome, sort_order=0, key="easy", names=NAMES, page=about.page_ptr)
    FooterItem.objects.create(chrome=chrome, sort_order=1, key="map", names={"en": "Map"}, route="site_map")
    FooterItem.objects.create(chrome=chrome, sort_order=2, key="gone", names={"en": "Gone"}, route="plugin_taken_out")
    SocialLink.objects.create(chrome=chrome, name="YouTube", url="https://example.org/youtube")
    forget_kept()
    assert chrome_of("lv").menu == (("/lv/about/", "Par mums"),)
    assert chrome_of("en").menu == (("/en/about/", "About us"),)
    # No Lithuanian page: the chosen one, rather than nothing.
    assert chrome_of("lt").menu == (("/lv/about/", "Apie mus"),)
    assert chrome_of("en").footer_links == (("/en/about/", "About us"), ("/en/sitemap/", "Map"))
    assert chrome_of("en").easy_read_url == "/en/about/"
    assert chrome_of("en").social == (("https://example.org/youtube", "YouTube"),)


@pytest.mark.parametrize("fields", [{}, {"route": "no_such_place"}])
def test_an_entry_must_lead_somewhere(chrome: Any, fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        MenuItem(chrome=chrome, key="x", names=NAMES, **fields).full_clean()
    MenuItem(chrome=chrome, key="x", names=NAMES, route="search").full_clean()


@pytest.mark.parametrize("size", [1, 5])
def test_the_frame_costs_nothing_once_it_is_known(chrome: Any, django_assert_num_queries: Any, size: int) -> None:
    for number in range(size):
        page = make_standard(f"p{number}")
        MenuItem.objects.create(chrome=chrome, key=f"p{number}", names=NAMES, page=page.page_ptr)
    forget_kept()
    with django_assert_num_queries(11):
        chrome_of("lv")
    with django_assert_num_queries(0):
        chrome_of("lv")
