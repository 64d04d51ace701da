"""Addresses of learning outside of quizzes. Pages with words of their own are Wagtail's; here are acts and views."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
