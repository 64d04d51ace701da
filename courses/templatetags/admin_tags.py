"""Words of the authors' screens."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from courses.models import UnitKind
from courses.queries.authoring import Standing

register = template.Library()

STANDINGS = {
    Standing.LIVE: _("Live"),
    Standing.CHANGED: _("Live, with changes waiting"),
    Standing.DRAFT: _("Draft"),
    Standing.INCOMPLETE: _("Words are missing"),
    Standing.MISSING: _("Not translated"),
}


@register.filter
def standing_text(standing: Standing) -> Any:
    """How a page stands in a language."""
    return STANDINGS[standing]


@register.filter
def unit_kind_text(kind: str) -> Any:
    """Module, lesson or quiz."""
    return UnitKind(kind).label
