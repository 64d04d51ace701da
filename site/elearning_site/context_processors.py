"""What every page carries: menu, languages, funding, reader settings, the facts search engines read."""

from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, get_language_info

from accounts.queries.reader import reader_of
from courses.models import Unit
from courses.queries.funding import FundingWords, funding_of
from courses.queries.memo import kept_per_generation

from .sitemap import site_map


class Chrome:
    """Header and footer of one request. Everything is worked out when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.language = get_language() or settings.LANGUAGE_CODE

    @cached_property
    def _words(self) -> Any:
        """Names, menu and footer as editors keep them; without the pages app only the name."""
        if not apps.is_installed("cms_pages"):
            return None
        from cms_pages.queries.chrome import chrome_of  # noqa: PLC0415 -- the plugin may be absent

        return chrome_of(self.language)

    @cached_property
    def _funding(self) -> FundingWords:
        """Who pays and who answers for this page: its own project and organisation, else the site's."""
        route = getattr(self.request, "_wagtail_route_for_request", None)
        return funding_of(route[0] if route else None, self.language)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        for source in (self._funding, self._words):
            if hasattr(source, name):
                return getattr(source, name)
        raise AttributeError(name)

    @property
    def site_name(self) -> str:
        return getattr(self._words, "site_name", "") or settings.WAGTAIL_SITE_NAME

    @property
    def home_url(self) -> str:
        return f"/{self.language}/"

    @property
    def languages(self) -> list[tuple[str, str, str, bool]]:
        """Code, name in that language, address of the same page there, whether it is the current one."""
        return [
            (code, get_language_info(code)["name_local"].capitalize(), self._in(code), code == self.language)
            for code, _name in settings.LANGUAGES
        ]

    def _in(self, code: str) -> str:
        path = self.request.path_info
        place = site_map().place(path)
        if place is not None:
            return self._page_in(code, path)
        tail = path.removeprefix(f"/{self.language}/") if path.startswith(f"/{self.language}/") else ""
        query = self.request.META.get("QUERY_STRING", "")
        return f"/{code}/{tail}" + (f"?{query}" if query else "")

    def _page_in(self, code: str, path: str) -> str:
        """The page's sister, else a course unit's way around a missing language, else the nearest page above."""
        known = site_map()
        place = known.place(path)
        while place is not None:
            sister = known.sisters[place.key].get(code)
            if sister:
                return sister
            fallback = unit_fallback(place.key, code)
            if fallback:
                return fallback
            path = path.rstrip("/").rsplit("/", 1)[0] + "/"
            place = known.place(path)
        return f"/{code}/"

    @property
    def menu(self) -> list[tuple[str, str, str]]:
        """Address, label, and "page" or "true" when the visitor stands on it or below it."""
        path = self.request.path_info
        found = []
        for url, label in getattr(self._words, "menu", []):
            current = "page" if path == url else "true" if path.startswith(url) and url != self.home_url else ""
            found.append((url, label, current))
        return found

    @property
    def account(self) -> dict[str, str] | None:
        """The signed-in person; None for visitors, whose session is never touched."""
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES:
            return None
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            return None
        return {"name": str(user), "url": reverse("dashboard")}

    @property
    def sign_in_url(self) -> str:
        """Leads back to where the visitor was."""
        return f"{reverse('account_login')}?{urlencode({'next': self.request.path_info})}"

    @property
    def search_url(self) -> str:
        return _reversed("search")

    @property
    def settings_url(self) -> str:
        return f"{reverse('reading_settings')}?{urlencode({'next': self.request.path_info})}"


@kept_per_generation
def unit_fallback(key: Any, language: str) -> str:
    """Where a course unit without a page in a language is served; empty for anything else."""
    exists = Unit.objects.filter(pk=key, live=True).exclude(kind="module").exists()
    return f"/{language}/learn/{key}/" if exists else ""


def _reversed(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


class Seo:
    """Description, canonical address and other languages of the page that answers this request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def _page(self) -> Any:
        route = getattr(self.request, "_wagtail_route_for_request", None)
        return route[0] if route else None

    @property
    def title(self) -> str:
        return getattr(self._page, "seo_title", "") or getattr(self._page, "title", "")

    @property
    def description(self) -> str:
        page = self._page
        words = (getattr(page, name, "") for name in ("search_description", "summary", "lead", "introduction"))
        return next((text for text in words if isinstance(text, str) and text and "<" not in text), "")

    @property
    def canonical(self) -> str:
        return f"{settings.LASITAVA_BASE_URL}{self.request.path_info}" if self._page else ""

    @property
    def alternates(self) -> list[tuple[str, str]]:
        place = site_map().place(self.request.path_info) if self._page else None
        if place is None:
            return []
        sisters = site_map().sisters[place.key]
        found = [(code, f"{settings.LASITAVA_BASE_URL}{path}") for code, path in sorted(sisters.items())]
        default = sisters.get(settings.LANGUAGE_CODE)
        return [*found, ("x-default", f"{settings.LASITAVA_BASE_URL}{default}")] if default else found

    @property
    def noindex(self) -> bool:
        return self._page is None


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """`chrome`, `reader` and `seo` for every template."""
    return {"chrome": Chrome(request), "reader": reader_of(request), "seo": Seo(request)}
