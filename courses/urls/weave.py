"""Belts: one cached file for every page, mode and learner."""

from django.urls import path

from courses.views.weave import belt, sign

urlpatterns = [
    path("<uuid:course>.svg", belt, name="weave_belt"),
    path("<uuid:course>/<uuid:unit>.svg", sign, name="weave_sign"),
]
