"""The living style guide: every component on one page, with sample data. Wired in development only.

Its words are sample content, in the three languages and on the long side, and so are not in the catalogue of messages.
"""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from courses.domain.weave import DYES, belt_svg, looks

COURSES = {"sensory-reading-room": 9, "autism-mental-health": 7, "bibliotherapy-easy-language": 6, "events": 8}
LOOKS = looks(list(COURSES))


class SampleForm(forms.Form):
    """One field of each sort, so that the renderer's templates are seen with and without errors."""

    name = forms.CharField(label="Name and surname", help_text="As it should stand on the certificate.")
    email = forms.EmailField(label="E-mail address")
    library = forms.ChoiceField(
        label="Library",
        required=False,
        choices=[("", "Choose a library"), ("subate", "Subates bibliotēka"), ("pasvalys", "Pasvalio biblioteka")],
    )
    about = forms.CharField(label="What do you want to learn?", widget=forms.Textarea, required=False)
    level = forms.ChoiceField(
        label="Level", widget=forms.RadioSelect, choices=[("basic", "Basic"), ("advanced", "Advanced")]
    )
    topics = forms.MultipleChoiceField(
        label="Topics",
        help_text="Tick all that you want to hear about.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("sensory", "Sensory reading rooms"), ("easy", "Easy language"), ("autism", "Autism")],
    )
    consent = forms.BooleanField(label="I have read how my data are used")
    plan = forms.FileField(label="Plan of your room", help_text="PDF or PNG, up to 10 MB.", required=False)


def icon_names() -> list[str]:
    """The names of the drawings in our sprite."""
    sprite = Path(__file__).parent / "static/icons/sprite.svg"
    return re.findall(r'<symbol id="([^"]+)"', sprite.read_text(encoding="utf-8"))


def weave_url(key: str) -> str:
    return reverse("styleguide-weave", args=[key])


def _card(key: str, **fields: Any) -> dict[str, Any]:
    return {"url": "#", "weave_url": weave_url(key), "dye": LOOKS[key].dye, "units": COURSES[key], **fields}


def _cards() -> list[dict[str, Any]]:
    facts = [("Volume", "16 academic hours"), ("Level", "Basic"), ("Languages", "LV, LT, EN"), ("Enrolment", "Open")]
    return [
        _card(
            "sensory-reading-room",
            title="The sensory reading room: arranging it and working with visitors",
            summary="For librarians who set up a quiet, safe and clear place for reading.",
            meta=["16 academic hours", "Basic"],
            facts=facts,
            status_state="now",
            status_label="Started: 3 of 9 parts",
        ),
        _card(
            "autism-mental-health",
            title="Bendravimas bibliotekoje: autizmas ir psichikos sveikata, neprisitaikėliškumas",
            summary="Ką sakyti, kaip klausytis ir kada prašyti specialisto pagalbos.",
            meta=["12 academic hours", "Advanced"],
            facts=facts,
            language="lt",
            language_name="Lietuvių",
        ),
        _card(
            "bibliotherapy-easy-language",
            title="Biblioterapija un vieglā valoda darbā ar senioriem",
            summary="Kā vadīt nelielu lasīšanas grupu, izvēlēties tekstu un pārrakstīt ziņu.",
            meta=["12 academic hours", "Basic"],
            facts=facts,
            language="lv",
            language_name="Latviešu",
            status_state="done",
            status_label="Done, all 6 parts",
        ),
    ]


def _certificate() -> dict[str, Any]:
    return {
        "state": "valid",
        "state_label": "Valid",
        "statement": "This certificate is registered and has not been revoked. Checked 21.11.2026 at 14:02.",
        "facts": [
            ("Name and surname", "Skaidrīte Ābele"),
            ("Programme", "Biblioterapija un vieglā valoda darbā ar senioriem"),
            ("Volume", "12 academic hours"),
            ("Registration No.", "AUG-2026-00042"),
            ("Issuer", "Augšdaugavas novada pašvaldība"),
            ("Check code", "K7M2-P9QX-4T"),
        ],
        "outcomes": ["Prepares a cycle of four reading meetings.", "Rewrites a library notice in easy language."],
        "small_print": "A certificate of non-formal education is not a state-recognised document of education.",
        "weave_url": weave_url("bibliotherapy-easy-language"),
        "dye": LOOKS["bibliotherapy-easy-language"].dye,
        "units": 6,
    }


def sample() -> dict[str, Any]:
    """Everything the style guide's templates show."""
    return {
        "crumbs": [("Home", "#"), ("Courses", "#"), ("Style guide", "")],
        "cards": _cards(),
        "belts": [(key, LOOKS[key].dye, weave_url(key), count) for key, count in COURSES.items()],
        "dyes": list(DYES),
        "main_weave": weave_url("sensory-reading-room"),
        "main_dye": LOOKS["sensory-reading-room"].dye,
        "certificate": _certificate(),
        "form": SampleForm(),
        "bad_form": SampleForm({"bad-name": "", "bad-email": "anna@"}, prefix="bad"),
        "pages": Paginator(list(range(200)), 10).page(7),
        "facts": [("Volume", "16 academic hours"), ("Level", "Basic"), ("Issued by", "Pasvalys library")],
        "states": [
            ("done", "Done"),
            ("now", "Continue here"),
            ("flag", "Flagged for review"),
            ("lock", "After the module 2 quiz"),
            ("wait", "Waits for a reviewer"),
            ("partly", "Partly: 2 of 3 pairs"),
            ("error", "Not saved"),
            ("open", "Not started"),
        ],
        "icons": icon_names(),
    }


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component, as pages will show it."""
    return render(request, "styleguide/index.html", sample())


def styleguide_weave(request: HttpRequest, key: str) -> HttpResponse:
    """A sample course's belt."""
    units = [f"unit-{number}" for number in range(COURSES.get(key, 9))]
    return HttpResponse(belt_svg(key, units, LOOKS.get(key)), content_type="image/svg+xml")


urlpatterns = [
    path("", styleguide, name="styleguide"),
    path("weave/<slug:key>.svg", styleguide_weave, name="styleguide-weave"),
]
