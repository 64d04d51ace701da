"""Each block of a lesson as HTML: what a screen reader, a phone without JavaScript and a stranger's text meet."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.templatetags.static import static
from django.utils import translation
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.blocks import LessonBlock
from tests.factories.courses import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def shown(kind: str, value: Any, **context: Any) -> str:
    """One block's HTML, on one line."""
    block = LessonBlock()
    stream = block.to_python([{"type": kind, "value": value}])
    assert isinstance(stream, StreamValue)
    return re.sub(r">\s+<", "><", " ".join(stream[0].render(context=context or None).split()))


def document(name: str, content: bytes = b"WEBVTT") -> Any:
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name))


# The library that makes renditions leaves its spooled files to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_image_has_sizes_and_its_description() -> None:
    image = get_image_model().objects.create(title="x", file=get_test_image_file(size=(1600, 900)))
    html = shown("image", {"image": image.pk, "alt": 'A "quiet" corner', "caption": "Corner"})
    assert 'alt="A &quot;quiet&quot; corner"' in html
    assert re.findall(r" (\d+w)", html) == ["480w", "800w", "1200w"]
    assert html.endswith("<figcaption>Corner</figcaption></figure>")


def test_a_video_waits_for_its_learner_and_carries_captions_and_transcript() -> None:
    film, track = document("film.webm", b"x"), document("film-lt.vtt")
    html = shown(
        "media",
        {
            "kind": "video",
            "title": "Three zones",
            "file": film.pk,
            "seconds": "185",
            "captions": [{"language": "lt", "file": track.pk}],
            "transcript": "<p>Words</p>",
        },
    )
    poster = static("img/poster.svg")
    assert (
        f'<video controls preload="none" playsinline aria-label="Three zones" poster="{poster}" src="{film.url}">'
        in html
    )
    assert f'<track kind="captions" src="{track.url}" srclang="lt" label="Lietuvių">' in html
    assert "<b>Three zones</b>, 3 minutes. Captions: Lietuvių" in html
    assert '<details class="tr"><summary>Transcript' in html


def test_on_paper_a_video_is_its_transcript() -> None:
    value = {
        "kind": "audio",
        "title": "Talk",
        "file": document("talk.mp3").pk,
        "seconds": "40",
        "captions": [],
        "transcript": "<p>Words</p>",
    }
    html = shown("media", value, printing=True)
    assert "<audio" not in html
    assert '<details class="tr" open>' in html
    assert "<b>Talk</b>, 40 seconds" in html


def test_a_download_says_its_format_and_size() -> None:
    html = shown("download", {"document": document("plan.pdf", b"%PDF-1.4" + b"x" * 2040).pk, "title": "Plan"})
    assert html.endswith('Plan</a><span class="small">(PDF, 2.0 KB)</span></p>')


def test_a_table_has_a_caption_and_headers() -> None:
    html = shown("table", {"caption": "Zones", "rows": "Zone | Place\nQuiet | Far <b>\n"})
    assert html == (
        '<div class="tbl-scroll" role="region" tabindex="0" aria-label="Zones"><table class="tbl">'
        "<caption>Zones</caption>"
        '<thead><tr><th scope="col">Zone</th><th scope="col">Place</th></tr></thead>'
        '<tbody><tr><th scope="row">Quiet</th><td>Far &lt;b&gt;</td></tr></tbody></table></div>'
    )


def test_a_term_is_a_definition() -> None:
    html = shown("glossary_term", {"term": "stimulus", "definition": "What the senses notice."})
    assert html == ('<dl class="glossary"><div><dt><dfn>stimulus</dfn></dt><dd>What the senses notice.</dd></div></dl>')


def test_a_self_check_answers_without_a_script() -> None:
    options = [
        {"text": "Smell", "verdict": "right", "reply": "Yes."},
        {"text": "Sound", "verdict": "wrong", "reply": "No."},
    ]
    html = shown("self_check", {"question": "Which?", "options": options})
    assert re.findall(r"<summary>(\w+)<", html) == ["Smell", "Sound"]
    assert [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"</summary><p>(.*?)</p>", html)] == [
        "Right Yes.",
        "Not right No.",
    ]
    assert "<script" not in html
    assert "<form" not in html


def test_nothing_is_asked_of_another_host_before_the_click() -> None:
    value = {"title": "Film", "url": "https://vimeo.com/1084537", "transcript": "<p>Words</p>"}
    html = shown("embed", value)
    assert "<iframe" not in html
    assert 'src="http' not in html
    assert 'data-embed="https://player.vimeo.com/video/1084537" data-title="Film"' in html


def test_a_callout_says_its_kind_in_words() -> None:
    html = shown("callout", {"kind": "warning", "text": "<p>Ask first.</p>"})
    assert html.startswith('<aside class="note-box warn"><p class="with-icon">')
    assert "<b>Careful</b>" in html


def test_a_card_is_drawn_by_who_owns_the_page() -> None:
    made = make_course(languages=("en",))
    page = made.lessons["en"][0]
    html = shown("card", {"page": page.pk})
    assert f'<span>Lesson</span></p><p><a href="{page.url}"><b>Lesson 1.1 (en)</b></a></p>' in html
    page.unpublish()
    assert shown("card", {"page": page.pk}) == ""
