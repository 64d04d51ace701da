"""Addresses of the core inside a language; the belts have one for all languages (`courses.urls.weave`)."""

from django.urls import include, path

urlpatterns = [
    path("", include("courses.urls.learning")),
    path("", include("courses.urls.quiz")),
]
