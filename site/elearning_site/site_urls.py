"""Addresses inside a language that belong to no app."""

from django.conf import settings
from django.urls import URLResolver, include, path

# The living style guide is for those who build, not for visitors.
urlpatterns: list[URLResolver] = [path("styleguide/", include("elearning_site.styleguide"))] if settings.DEBUG else []
