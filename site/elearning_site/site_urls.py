"""Addresses inside a language that belong to no app."""

from django.conf import settings
from django.urls import URLPattern, path

from elearning_site.styleguide import styleguide

# The living style guide is for those who build, not for visitors.
urlpatterns: list[URLPattern] = [path("styleguide/", styleguide, name="styleguide")] if settings.DEBUG else []
