"""Addresses of quizzes: opaque keys only."""

from django.urls import path

from courses.views import attempts, results, saving

urlpatterns = [
    path("learn/<uuid:unit>/start/", attempts.quiz_start, name="quiz_start"),
    path("attempt/<uuid:attempt>/", attempts.attempt_page, name="attempt"),
    path("attempt/<uuid:attempt>/<int:position>/", attempts.attempt_page, name="attempt"),
    path("attempt/<uuid:attempt>/save/", saving.attempt_save, name="attempt_save"),
    path("attempt/<uuid:attempt>/check/", attempts.attempt_check, name="attempt_check"),
    path("attempt/<uuid:attempt>/submit/", attempts.attempt_submit, name="attempt_submit"),
    path("attempt/<uuid:attempt>/review/", results.attempt_review, name="attempt_review"),
    path("attempt/<uuid:attempt>/files/<uuid:file>/", attempts.attempt_file, name="attempt_file"),
]
