"""Numbers and points in the visitor's language, for the labels of forms and for templates."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import ngettext, pgettext

from courses.domain.decimals import plain

CENT = Decimal("0.01")


def number(value: Decimal | int | None) -> str:
    """A number as people write it here: at most two decimals, none that say nothing."""
    if value is None:
        return ""
    rounded = Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)
    return str(number_format(Decimal(plain(rounded)), use_l10n=True))


def points(value: Decimal | int) -> str:
    """ "1 point", "3 points", "1.5 points"."""
    whole = int(value)
    if whole != value:
        return pgettext("a number with decimals", "%(points)s points") % {"points": number(value)}
    return ngettext("%(points)s point", "%(points)s points", whole) % {"points": number(value)}
