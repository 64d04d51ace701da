"""Addresses under the language: `/<language>/…`. The pages themselves are Wagtail's."""

from django.urls import path

from cms_pages.views.contact import message_received, write_to_us
from cms_pages.views.feed import news_feed
from cms_pages.views.search import search
from cms_pages.views.site_map import site_map

urlpatterns = [
    path("search/", search, name="search"),
    path("sitemap/", site_map, name="site_map"),
    path("news/feed/", news_feed, name="news_feed"),
    path("write/", write_to_us, name="write_to_us"),
    path("write/received/", message_received, name="message_received"),
]
