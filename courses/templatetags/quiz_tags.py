"""Words about marks, times and answers, in the visitor's language."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from courses.forms.amounts import number, points

register = template.Library()


register.filter("number", number)
register.filter("points", points)


@register.simple_tag
def of_points(mark: Decimal, most: Decimal) -> str:
    """ "5 points of 6"."""
    return _("%(points)s of %(most)s") % {"points": points(mark), "most": number(most)}


@register.simple_tag
def share_of_points(fraction: Decimal, most: Decimal) -> str:
    """ "5 points of 6", from the share."""
    return of_points(fraction * most, most)


@register.filter
def percent(value: Decimal | int | None) -> str:
    """ "83.3 %", with a space that does not break."""
    return "" if value is None else f"{number(value)}\u00a0%"


@register.filter
def clock(at: datetime, now: datetime | None = None) -> str:
    """The time of day in the site's time zone; with the date when it was another day."""
    there = localtime(at)
    if there.date() == localtime(now).date():
        return f"{there:%H:%M}"
    return _("%(date)s at %(time)s") % {"date": date_format(there, "SHORT_DATE_FORMAT"), "time": f"{there:%H:%M}"}


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """An entry of a mapping; nothing when there is none."""
    return mapping.get(key) if mapping else None
