"""Words for lengths, reasons and languages; places for plugins."""

from collections.abc import Iterator

import pytest
from django.template import Context, Template
from django.utils import translation

from courses.domain.attempts import Refusal
from courses.domain.completion import LockReason
from courses.extensions.page_slots import SlotContribution, slot_contributions
from courses.services.mirroring import StructureRefusal
from courses.templatetags.course_tags import hours, in_language, minutes, own_name, reason_text, seconds


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (100, "1 hour 40 minutes"),
        (121, "2 hours 1 minute"),
    ],
)
def test_minutes(count: int, text: str) -> None:
    assert minutes(count) == text


@pytest.mark.parametrize(
    ("count", "text"), [("1", "1 second"), ("59", "59 seconds"), ("60", "1 minute"), ("185", "3 minutes")]
)
def test_seconds(count: str, text: str) -> None:
    assert seconds(count) == text


def test_hours() -> None:
    assert [hours(1), hours(16)] == ["1 academic hour", "16 academic hours"]


def test_languages() -> None:
    assert [own_name(code) for code in ("lv", "lt", "en", "et")] == ["Latviešu", "Lietuvių", "English", "Eesti"]
    assert in_language({"lt": "Taip", "en": "Yes"}, "lt") == "Taip"
    assert in_language(None) == ""


@pytest.mark.parametrize("reason", [*LockReason, *Refusal, *StructureRefusal])
def test_every_reason_has_words(reason: object) -> None:
    assert len(str(reason_text(reason))) > 10


def test_no_reason_has_no_words() -> None:
    assert [reason_text(None), reason_text("")] == ["", ""]


def test_an_unknown_reason_is_a_fault() -> None:
    with pytest.raises(KeyError):
        reason_text("because")


def test_a_place_shows_contributions_in_their_order_and_nothing_for_none() -> None:
    def say(text: str) -> SlotContribution:
        return SlotContribution("test.slot", "components/meta.html", lambda **places: {"items": [text, places["who"]]})

    nothing = SlotContribution("test.slot", "components/meta.html", lambda **places: None)
    later = SlotContribution("test.slot", "components/meta.html", lambda **places: {"items": ["<last>"]}, order=200)
    template = Template('{% load course_tags %}{% page_slot "test.slot" who="B" %}')
    with (
        slot_contributions.register_temporarily("test.a", later),
        slot_contributions.register_temporarily("test.b", nothing),
        slot_contributions.register_temporarily("test.c", say("first")),
    ):
        html = template.render(Context())
    assert html.split("\n")[1::2] == [
        '<p class="meta"><span>first</span><span>B</span></p>',
        '<p class="meta"><span>&lt;last&gt;</span></p>',
    ]
