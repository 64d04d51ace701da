"""Addresses under the language: `/<language>/…`. The pages themselves are Wagtail's."""

from django.urls import path

from methodology.views.download import material_file

urlpatterns = [
    path("materials/files/<uuid:key>/", material_file, name="material_file"),
]
