"""What the library adds to the registries of the core."""

from django.utils.translation import gettext_lazy as _

from courses.extensions.cards import CardRenderer, card_renderers
from courses.extensions.page_context import page_contexts
from courses.extensions.page_slots import SlotContribution, slot_contributions
from courses.extensions.roles import Role, RolePart, role_parts
from methodology.views.home import home_section
from methodology.views.library import library_context, material_context

LIBRARY = "methodology.MaterialIndexPage"


def register() -> None:
    """Called once, when all apps are loaded."""
    page_contexts.register(LIBRARY, library_context)
    page_contexts.register("methodology.MaterialPage", material_context)
    card_renderers.register("methodology.MaterialPage", CardRenderer("methodology/card.html", _("Material")))
    slot_contributions.register(
        "methodology.home", SlotContribution("home.sections", "methodology/home_section.html", home_section, order=30)
    )
    role_parts.register(
        "methodology.methodologist",
        RolePart(
            Role.METHODOLOGIST,
            permissions=("methodology.view_downloadcount",),
            pages={LIBRARY: ("add_page", "change_page", "publish_page")},
        ),
    )
    role_parts.register(
        "methodology.reviewer", RolePart(Role.REVIEWER, pages={LIBRARY: ("change_page", "publish_page")})
    )
    role_parts.register("methodology.translator", RolePart(Role.TRANSLATOR, pages={LIBRARY: ("change_page",)}))
