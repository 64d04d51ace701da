"""What the templates of the site's pages need."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def hours(length: Decimal) -> str:
    """`2` → "2 hours", `1.5` → "1,5 hours" in the grammar and with the decimal mark of the language."""
    shown = number_format(length.normalize() if length % 1 else int(length))
    # A broken number is spoken of in the plural; 2 stands for it because every language has a form for it.
    return ngettext("%(count)s hour", "%(count)s hours", 2 if length % 1 else int(length)) % {"count": shown}
