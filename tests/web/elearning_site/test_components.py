"""Components as the pages get them."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.contrib.messages.constants import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils.translation import override


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The expected words below are the English ones."""
    with override("en"):
        yield


def soup_of(template: str, **context: Any) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(template, context), "html.parser")


def parts(svg: Any) -> list[tuple[str, str]]:
    """(address, where) of each drawing used, in order of painting."""
    placed = []
    for use in svg.find_all("use"):
        box = use.parent if use.parent is not svg else use
        placed.append((use["href"], f"{box.get('x', '0')}+{box.get('width', '')}"))
    return placed


class EnrolForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the certificate.")
    level = forms.ChoiceField(label="Level", widget=forms.RadioSelect, choices=[("a", "Basic"), ("b", "Advanced")])
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    consent = forms.BooleanField(label="I agree")


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (0, [("/w.svg#warp", "0+3"), ("/w.svg#belt", "0+0"), ("/w.svg#here", "0+")]),
        (1, [("/w.svg#warp", "1+3"), ("/w.svg#belt", "0+1"), ("/w.svg#here", "1+")]),
        (3, [("/w.svg#belt", "0+3")]),
    ],
)
def test_progress_weaves_what_is_done_and_says_it_in_words(done: int, expected: list[tuple[str, str]]) -> None:
    soup = soup_of(
        "components/progress.html", weave_url="/w.svg", dye="moss", done=done, total=3, here=True, words="So far."
    )
    assert soup.svg["viewbox"] == "0 0 3 1.375"
    assert parts(soup.svg) == expected
    assert (soup.progress["value"], soup.progress["max"]) == (str(done), "3")
    assert soup.p.get_text() == "So far."


def test_a_field_binds_its_hint_and_error_to_its_input() -> None:
    form = EnrolForm({"name": "", "level": "a", "consent": "on"})
    soup = BeautifulSoup(str(form), "html.parser")
    described = soup.find("input", attrs={"name": "name"})["aria-describedby"].split()
    assert [soup.find(id=key).get_text(" ", strip=True) for key in described] == [
        "As on the certificate.",
        "Error: This field is required.",
    ]


def test_choices_are_a_fieldset_and_optional_fields_say_so() -> None:
    soup = BeautifulSoup(str(EnrolForm()), "html.parser")
    assert [legend.get_text(strip=True) for legend in soup.find_all("legend")] == ["Level"]
    assert [label.get_text(" ", strip=True) for label in soup.find_all("label")] == [
        "Name",
        "Basic",
        "Advanced",
        "Note (optional)",
        "I agree",
    ]


def test_the_error_summary_links_to_every_field_with_an_error() -> None:
    form = EnrolForm({})
    summary = soup_of("components/error_summary.html", form=form)
    page = BeautifulSoup(str(form), "html.parser")
    targets = [link["href"].removeprefix("#") for link in summary.find_all("a")]
    assert targets == ["id_name", "id_level", "id_consent"]
    assert all(page.find(id=target) for target in targets)
    assert summary.find("a").get_text() == "Name: This field is required."


def test_paging_shows_first_last_and_neighbours() -> None:
    soup = soup_of("components/pagination.html", page=Paginator(range(200), 10).page(7), query="q=a&")
    words = [
        element.get_text(" ", strip=True) for element in soup.nav.find_all(["a", "span", "strong"], recursive=False)
    ]
    assert words == ["Previous", "Page 1", "…", "Page 6", "Page 7", "Page 8", "…", "Page 20", "Next"]
    assert soup.find("a", rel="next")["href"] == "?q=a&page=8"


def test_one_page_has_no_paging() -> None:
    assert soup_of("components/pagination.html", page=Paginator(range(5), 10).page(1)).nav is None


class Untouchable:
    """Messages that must not be looked at: looking would open the session and spoil the page cache."""

    def __len__(self) -> int:
        msg = "a visitor's page looked for messages"
        raise AssertionError(msg)

    __bool__ = __iter__ = __len__  # type: ignore[assignment]  # any way of looking is refused


def test_a_visitor_without_cookies_is_not_asked_for_messages() -> None:
    context = {"request": SimpleNamespace(COOKIES={}), "chrome": {"account": None}, "messages": Untouchable()}
    assert soup_of("components/messages.html", **context).ul is None


def test_a_message_is_announced_with_an_icon_and_words() -> None:
    message = Message(SUCCESS, "Saved.")
    context = {"request": SimpleNamespace(COOKIES={"messages": "x"}), "chrome": {}, "messages": [message]}
    soup = soup_of("components/messages.html", **context)
    assert (soup.ul["role"], soup.li["class"], soup.li.get_text(strip=True)) == ("status", ["note-box", "ok"], "Saved.")


@pytest.mark.parametrize(
    ("state", "icon", "css_class"),
    [("valid", "check", []), ("revoked", "cross", ["wrong"]), ("replaced", "warning", ["changed"])],
)
def test_a_certificates_status_is_an_icon_and_a_word(state: str, icon: str, css_class: list[str]) -> None:
    soup = soup_of("components/certificate.html", certificate={"state": state, "state_label": "Status", "facts": []})
    assert soup.h1.get_text(strip=True) == "Status"
    assert soup.h1["class"] == ["status", *css_class]
    assert soup.h1.use["href"].endswith(f"#{icon}")


def test_the_page_wears_the_readers_choices_and_names_itself() -> None:
    reader = {"mode": "calm", "size": "l", "spacing": "wide", "font": "system", "ruler": "on"}
    chrome = {
        "site_name": "Lasītava",
        "tagline": "Inclusive Libraries Learn",
        "menu": [("/en/courses/", "Courses", True)],
    }
    soup = soup_of("404.html", reader=reader, chrome=chrome, request=SimpleNamespace(COOKIES={}))
    assert {name: value for name, value in soup.html.attrs.items() if name.startswith("data-")} == {
        "data-mode": "calm",
        "data-size": "l",
        "data-spacing": "wide",
        "data-font": "system",
        "data-ruler": "on",
    }
    assert soup.title.get_text() == "This page is not here – Lasītava"
    assert [link.get_text(strip=True) for link in soup.select("#main-menu a[aria-current]")] == ["Courses"]
