"""Addresses of the authors' screens, inside the admin."""

from django.urls import path

from courses.views import approval, archive, authors_outline

admin_urlpatterns = [
    path("requests/", approval.approval_list, name="enrolment_requests"),
    path("requests/<int:enrolment>/", approval.decide_request, name="enrolment_decide"),
    path("courses/<uuid:course>/outline/", authors_outline.outline, name="course_outline"),
    path("courses/<uuid:course>/outline/<int:page>/rename/", authors_outline.outline_rename, name="outline_rename"),
    path("courses/<uuid:course>/outline/<int:page>/place/", authors_outline.outline_place, name="outline_place"),
    path("courses/<uuid:course>/archive/", archive.course_archive, name="course_archive"),
    path("questions/<uuid:entry>/archive/", archive.question_archive, name="question_archive"),
]
