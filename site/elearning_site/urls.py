"""Addresses: the language comes first, and what is not a page of its own falls through to Wagtail."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from elearning_site import serving, views

handler404 = "elearning_site.views.page_not_found"

# One door only: Wagtail's own sign-in pages (admin, restricted pages) know neither limits nor second factors.
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("admin/login/", to_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("weave/", include("courses.urls.weave")),
    *([path("", include("cms_pages.urls.root"))] if apps.is_installed("cms_pages") else []),
    # Pictures only: documents and everything else of the media folder have doors that ask for permission.
    re_path(r"^media/(?P<path>(?:images|original_images)/[\w.\-]+)$", views.picture, name="picture"),
]

plugin_urls = [path("", include(f"{label}.urls")) for label in settings.PLUGINS if apps.is_installed(label)]

urlpatterns += i18n_patterns(
    path("", include("accounts.urls")),
    path("", include("courses.urls")),
    *plugin_urls,
    path("", include("elearning_site.site_urls")),
    path("_util/login/", to_sign_in),
    # By the path map first; `wagtail_serve` keeps its name for what reverses it.
    re_path(serve_pattern, serving.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
