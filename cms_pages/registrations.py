"""What the pages of the site add to the registries of the core."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms_pages.forms.project import ProjectPageForm
from cms_pages.models import ProjectPage
from cms_pages.services.contact import deliver_due, erase_messages_of, forget_old, messages_of
from cms_pages.views import lists, pages
from courses.extensions.cards import CardRenderer, card_renderers
from courses.extensions.page_context import page_contexts
from courses.extensions.page_slots import SlotContribution, slot_contributions
from courses.extensions.periodic import periodic
from courses.extensions.personal_data import PersonalData, personal_data
from courses.extensions.roles import Role, RolePart, role_parts

CONTEXTS = {
    "HomePage": pages.home_context,
    "StandardPage": pages.standard_context,
    "AccessibilityPage": pages.accessibility_context,
    "NewsIndexPage": lists.news_index_context,
    "NewsPage": pages.news_context,
    "ProjectIndexPage": lists.project_index_context,
    "ProjectPage": pages.project_context,
    "PartnersPage": lists.partners_context,
    "NetworkIndexPage": lists.network_context,
    "PointPage": pages.point_context,
    "EventIndexPage": lists.event_index_context,
    "EventPage": pages.event_context,
}
CARDS = {
    "NewsPage": _("News"),
    "ProjectPage": _("Project"),
    "PointPage": _("Library network"),
    "EventPage": _("Event"),
    "StandardPage": _("Page"),
}
# Where editors write. Not the home pages: a right given there would reach down into the courses.
EDITED = (
    "NewsIndexPage",
    "ProjectIndexPage",
    "NetworkIndexPage",
    "EventIndexPage",
    "StandardPage",
    "AccessibilityPage",
)
EDITING = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")


def register() -> None:
    """Called once, when all apps are loaded."""
    for name, builder in CONTEXTS.items():
        page_contexts.register(f"cms_pages.{name}", builder)
    for name, kind in CARDS.items():
        card_renderers.register(f"cms_pages.{name}", CardRenderer("cms_pages/card.html", kind))
    _register_slots()
    _register_roles()
    periodic.register("cms_pages.contact", contact_messages)
    personal_data.register(
        "cms_pages.contact",
        PersonalData(_("Messages to us"), ("cms_pages.ContactMessage",), export=_export, erase=_erase),
    )
    ProjectPage.base_form_class = ProjectPageForm


def contact_messages() -> int:
    """Send what is due, forget what is old."""
    at = timezone.now()
    return deliver_due(at=at) + forget_old(at=at)


def _register_slots() -> None:
    slot_contributions.register(
        "cms_pages.easy_read",
        SlotContribution("home.sections", "cms_pages/parts/home_easy_read.html", pages.easy_read_section, order=20),
    )
    slot_contributions.register(
        "cms_pages.news",
        SlotContribution("home.sections", "cms_pages/parts/home_news.html", pages.news_section, order=40),
    )


def _register_roles() -> None:
    role_parts.register(
        "cms_pages.editor",
        RolePart(
            Role.EDITOR,
            permissions=(
                "cms_pages.view_contactmessage",
                "cms_pages.delete_contactmessage",
                "cms_pages.add_service",
                "cms_pages.change_service",
                "cms_pages.change_sitechrome",
            ),
            pages={f"cms_pages.{name}": EDITING for name in EDITED},
            collections=(
                "add_image",
                "change_image",
                "choose_image",
                "add_document",
                "change_document",
                "choose_document",
            ),
        ),
    )
    role_parts.register(
        "cms_pages.translator",
        RolePart(Role.TRANSLATOR, pages={f"cms_pages.{name}": ("change_page",) for name in ("HomePage", *EDITED)}),
    )


def _email_of(user_id: int) -> str:
    email = get_user_model()._default_manager.filter(pk=user_id).values_list("email", flat=True).first()
    return email or ""


def _export(user_id: int) -> list[dict[str, object]]:
    return messages_of(_email_of(user_id))


def _erase(user_id: int) -> None:
    erase_messages_of(_email_of(user_id))
