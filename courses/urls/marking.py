"""Addresses of the marking screen, inside the Wagtail admin (`register_admin_urls`)."""

from django.urls import path

from courses.views.marking import marking_attempt, marking_queue

admin_urlpatterns = [
    path("marking/", marking_queue, name="marking_queue"),
    path("marking/<uuid:attempt>/", marking_attempt, name="marking_attempt"),
]
