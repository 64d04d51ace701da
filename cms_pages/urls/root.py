"""Addresses outside of the languages."""

from django.urls import path

from cms_pages.views.site_map import sitemap_xml

urlpatterns = [path("sitemap.xml", sitemap_xml, name="sitemap_xml")]
