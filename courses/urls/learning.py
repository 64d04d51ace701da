"""Addresses of learning outside of quizzes: opaque keys only. Pages with words of their own are Wagtail's."""

from django.urls import path

from courses.views import dashboard, learning, units

urlpatterns = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("learn/course/<uuid:course>/enrol/", learning.course_enrol, name="course_enrol"),
    path("learn/course/<uuid:course>/leave/", learning.course_leave, name="course_leave"),
    path("learn/course/<uuid:course>/continue/", learning.course_continue, name="course_continue"),
    path("learn/course/<uuid:course>/finished/", learning.course_finished, name="course_finished"),
    path("learn/<uuid:unit>/", units.unit_fallback, name="unit_fallback"),
    path("learn/<uuid:unit>/done/", learning.unit_done, name="unit_done"),
    path("learn/<uuid:unit>/print/", units.lesson_print, name="lesson_print"),
]
