"""Addresses of accounts, below the language. Every page here is private: no copy of it is kept anywhere."""

from typing import Any

from allauth import urls as allauth_urls
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.cache import never_cache

from accounts.views import data, demo, profile, reading, setup, signing


def private(patterns: list[Any]) -> list[Any]:
    """The same addresses, answered with `no-store`: many of allauth's pages about an account do not say so."""
    return [_private(pattern) for pattern in patterns]


def _private(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        return URLPattern(pattern.pattern, never_cache(pattern.callback), pattern.default_args, pattern.name)
    return URLResolver(pattern.pattern, private(pattern.url_patterns), pattern.default_kwargs)


own_urls = [
    path("login/", signing.sign_in, name="account_login"),
    path("logout/", signing.sign_out, name="account_logout"),
    path("profile/", profile.profile, name="profile"),
    path("consent/", profile.consent, name="consent"),
    path("data/", data.my_data, name="my_data"),
    path("data/download/", data.download_data, name="download_data"),
    path("data/erase/", data.erase, name="erase_account"),
    path("data/erased/", data.erased, name="account_erased"),
    path("demo/", demo.demo_sign_in, name="demo_sign_in"),
    path("setup/<str:token>/", setup.setup, name="setup"),
]

urlpatterns = [
    path("reading-settings/", reading.reading_settings, name="reading_settings"),
    path("account/", include([*private(own_urls), *private(allauth_urls.urlpatterns)])),
]
