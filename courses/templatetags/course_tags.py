"""What templates of the core and of plugins need: places for plugins, words of a language, reasons and lengths."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext_lazy as _

from courses.domain.attempts import Refusal
from courses.domain.completion import LockReason
from courses.extensions.cards import card_renderers
from courses.extensions.page_slots import contributions_to
from courses.models import in_language as words_in_language
from courses.services.mirroring import StructureRefusal

register = template.Library()

MINUTES_PER_HOUR = 60
SECONDS_PER_MINUTE = 60
# Django's list has the Lithuanian adverb.
OWN_NAMES = {"lv": "Latviešu", "lt": "Lietuvių", "en": "English"}
CALLOUT_ICONS = {"warning": "warning", "try": "pencil"}

# By class, because two reasons may have the same value.
REASONS: dict[Any, Any] = {
    (LockReason, LockReason.LESSONS_BEFORE_NOT_DONE): _("After the lessons before it"),
    (LockReason, LockReason.UNITS_BEFORE_NOT_DONE): _("After everything before it"),
    (Refusal, Refusal.NOT_ENROLLED): _("Enrol in the course to take this quiz."),
    (Refusal, Refusal.CLOSED): _("This quiz is closed."),
    (Refusal, Refusal.LOCKED): _("Finish what comes before this quiz first."),
    (Refusal, Refusal.OPEN_ATTEMPT_EXISTS): _("You have already started. Continue where you left off."),
    (Refusal, Refusal.NO_ATTEMPTS_LEFT): _("You have used all your attempts."),
    (StructureRefusal, StructureRefusal.FOLLOWS_SOURCE): _(
        "The order of a course is decided in the language it is written in. Change it there: translations follow."
    ),
    (StructureRefusal, StructureRefusal.ANOTHER_COURSE): _(
        "Learners have records here, so it cannot be moved to another course. Copy it instead."
    ),
    (StructureRefusal, StructureRefusal.HAS_RECORDS): _(
        "Learners have records here, so it cannot be deleted. Unpublish it or archive the course instead."
    ),
    (StructureRefusal, StructureRefusal.IN_USE): _(
        "A quiz asks this question or learners have answered it, so it cannot be deleted. Archive it instead."
    ),
    (StructureRefusal, StructureRefusal.LOCKED): _("Somebody has locked this page. Try again when it is unlocked."),
    (StructureRefusal, StructureRefusal.NOT_COMPLETE): _(
        "Words are still missing. Translate everything before you publish: until then visitors read the source."
    ),
}


@register.simple_tag(takes_context=True)
def page_slot(context: Any, name: str, **places: Any) -> SafeString:
    """What plugins contribute to a place, in its fixed order: `{% page_slot "course.aside" course=course %}`."""
    request = context.get("request")
    parts = []
    for item in contributions_to(name):
        given = item.context(**places)
        if given is not None:
            parts.append(render_to_string(item.template, given, request=request))
    return mark_safe("".join(parts))  # noqa: S308 -- each part is a rendered template, escaped by its own engine


@register.filter
def in_language(texts: Mapping[str, str] | None, language: str | None = None) -> str:
    """The text in a language (default: the visitor's), else in the site's, else any there is."""
    return words_in_language(texts or {}, language)


@register.filter
def reason_text(reason: Any) -> Any:
    """Words for a reason that the domain or a service gave."""
    if reason is None or reason == "":
        return ""
    return REASONS[type(reason), reason]


@register.filter
def minutes(count: int) -> str:
    """`35` → "35 minutes", `100` → "1 hour 40 minutes"."""
    whole, rest = divmod(int(count), MINUTES_PER_HOUR)
    parts = []
    if whole:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", whole) % {"count": whole})
    if rest or not whole:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(parts)


@register.filter
def hours(count: int) -> str:
    """`16` → "16 academic hours"."""
    return ngettext("%(count)s academic hour", "%(count)s academic hours", count) % {"count": count}


@register.filter
def seconds(count: int | str) -> str:
    """`200` → "3 minutes", `45` → "45 seconds"; a length is rounded to whole minutes."""
    whole = int(count)
    if whole < SECONDS_PER_MINUTE:
        return ngettext("%(count)s second", "%(count)s seconds", whole) % {"count": whole}
    return minutes(round(whole / SECONDS_PER_MINUTE))


@register.filter
def own_name(language: str) -> str:
    """A language as its speakers call it: `lt` → "Lietuvių"."""
    return OWN_NAMES.get(language) or str(get_language_info(language)["name_local"]).capitalize()


@register.filter
def callout_icon(kind: str) -> str:
    return CALLOUT_ICONS.get(kind, "info")


@register.simple_tag
def page_card(page: Any) -> SafeString:
    """A page of this site as a card, in the visitor's language where there is one; nothing for what is not live."""
    if page is None:
        return mark_safe("")
    shown = page.localized.specific
    if not shown.live:
        return mark_safe("")
    renderer = card_renderers.get(shown._meta.label)
    template_name, kind = (renderer.template, renderer.kind) if renderer else ("courses/cards/page.html", _("Page"))
    return render_to_string(template_name, {"page": shown, "kind": kind})
