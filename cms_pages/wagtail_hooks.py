"""The pages of the site in Wagtail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site

from cms_pages.models import HomePage
from cms_pages.viewsets import contact_message_viewset, service_viewset


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return [service_viewset, contact_message_viewset]


def is_foundation(page: Page) -> bool:
    """The root, a home page, or the root page of a site: deleting one takes every page below and the site with it."""
    return (
        page.is_root() or isinstance(page.specific_deferred, HomePage) or Site.objects.filter(root_page=page).exists()
    )


@hooks.register("before_delete_page")
def refuse_to_delete_foundations(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not is_foundation(page):
        return None
    messages.error(request, _("This page carries the site and cannot be deleted. Unpublish it, or edit its text."))
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("before_bulk_action")
def refuse_to_delete_foundations_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    pages = [item for item in objects if isinstance(item, Page)]
    if action_type != "delete" or not any(is_foundation(page) for page in pages):
        return None
    messages.error(
        request, _("A home page is among the pages. It carries the site and cannot be deleted; nothing was deleted.")
    )
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", (parent or pages[0]).pk)
