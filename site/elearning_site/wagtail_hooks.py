"""The admin carries the site's name and colours; the home page cannot be deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site


@hooks.register("insert_global_admin_css")
def admin_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("before_delete_page")
def keep_home(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Deleting a site's root page would take the whole site with it."""
    roots = Site.objects.values_list("root_page__translation_key", flat=True)
    if page.depth > 1 and page.translation_key not in roots:
        return None
    messages.error(request, _("The home page cannot be deleted: the whole site would go with it."))
    return redirect("wagtailadmin_explore", page.pk)
