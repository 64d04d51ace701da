"""The printed sheet: every text can be read back, nothing foreign is read, nothing is shrunk."""

import hashlib
import socket
import threading
from pathlib import Path

import pytest

from certificates.domain.payload import CertificatePayload
from certificates.domain.problems import Problem, ProblemKind
from certificates.pdf import RenderError, RenderReason, missing_texts, problems, render_certificate
from certificates.pdf.belt import PERIOD, REACH, Belt
from certificates.pdf.faces import FACES, FONTS, STATEMENT_FACE
from certificates.pdf.readback import text_of
from certificates.pdf.render import initials, print_html
from tests.factories.sheets import HARD_NAMES, extreme_payload, payload, sheet_words, stretched

LANGUAGES = [("lv",), ("lt",), ("en",), ("lv", "en"), ("lt", "en")]


@pytest.mark.parametrize("make", [payload, extreme_payload])
@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_text_can_be_read_back(make: object, languages: tuple[str, ...]) -> None:
    sheet: CertificatePayload = make(*languages)  # type: ignore[operator]  # two factories with one signature

    assert problems(sheet) == ()
    assert missing_texts(render_certificate(sheet), sheet) == ()


@pytest.mark.parametrize(
    "name", [*HARD_NAMES.values(), "Õie Łękołody Ñandú Þórr", "Їжак Ґудзик-Єщенко", "Айсұлу Қасым"]
)
def test_names_with_hard_letters_are_printed_whole(name: str) -> None:
    sheet = payload("lv", holder_name=name)

    assert problems(sheet) == ()
    assert name in text_of(render_certificate(sheet))


def test_the_same_payload_gives_the_same_bytes() -> None:
    assert render_certificate(payload("lv", "en")) == render_certificate(payload("lv", "en"))


def test_a_changed_word_is_noticed_when_the_text_is_read_back() -> None:
    pdf = render_certificate(payload("lv"))

    assert missing_texts(pdf, payload("lv", holder_name="Cita Persona", number="AUG-2026-00043")) == (
        "holder_name",
        "number",
    )


def test_markup_in_a_name_is_printed_and_not_obeyed() -> None:
    sheet = payload("lv", holder_name="<b>A</b> & {number} <img src=x>")

    assert "<b>A</b> & {number} <img src=x>" in text_of(render_certificate(sheet))


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("გიორგი", ("გ U+10D2 GEORGIAN LETTER GAN",)),
        ("王 Ozols", ("王 U+738B CJK UNIFIED IDEOGRAPH-738B",)),
        ("Anna 🌷", ("🌷 U+1F337 TULIP",)),
        ("Anna\u202e Ozola", ("U+202E RIGHT-TO-LEFT OVERRIDE",)),
        ("Anna\x00", ("U+0000",)),
        ("Jo\u0302\u0323x\u030c", ("U+030C COMBINING CARON",)),
        ("שרה", ("ש U+05E9 HEBREW LETTER SHIN", "ר U+05E8 HEBREW LETTER RESH", "ה U+05D4 HEBREW LETTER HE")),
    ],
)
def test_a_letter_the_sheet_cannot_set_is_named(name: str, detail: tuple[str, ...]) -> None:
    found = problems(payload("lv", holder_name=name))

    assert {(problem.kind, problem.field) for problem in found} == {(ProblemKind.MISSING_LETTER, "holder_name")}
    assert set(detail) <= {problem.detail for problem in found}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"holder_name": ""}, Problem(ProblemKind.EMPTY, "holder_name")),
        ({"holder_name": stretched("Anna", 210)}, Problem(ProblemKind.TOO_LONG, "holder_name", "200")),
        ({"holder_name": "A" * 190}, Problem(ProblemKind.TOO_LONG, "A" * 80)),
        ({"project_code": ""}, Problem(ProblemKind.EMPTY, "project_code")),
        ({"hours": 0}, Problem(ProblemKind.EMPTY, "hours")),
        ({"short_code": "7KQ2M-X4R8"}, Problem(ProblemKind.EMPTY, "short_code")),
        ({"words": (sheet_words("lv", disclaimer=""),)}, Problem(ProblemKind.EMPTY, "disclaimer.lv")),
        (
            {"words": (sheet_words("lv", issuer_name=stretched("Garais nosaukums", 155)),)},
            Problem(ProblemKind.TOO_LONG, "issuer_name"),
        ),
        (
            {"words": (sheet_words("lv", body="{holder_name} {programme_title} {colour}"),)},
            Problem(ProblemKind.TEXT, "body.lv", "colour"),
        ),
        (
            {"words": (sheet_words("lv", outcomes=(stretched("Ļoti garš mācīšanās rezultāts", 290),) * 24),)},
            Problem(ProblemKind.TOO_LONG, "outcomes"),
        ),
    ],
)
def test_what_would_not_print_is_found_before_printing(change: dict[str, object], problem: Problem) -> None:
    assert problems(payload("lv", **change)) == (problem,)


def test_dates_out_of_order_are_found() -> None:
    sheet = payload("lv")

    assert problems(payload("lv", start_date=sheet.issue_date, end_date=sheet.start_date)) == (
        Problem(ProblemKind.DATES, "end_date"),
    )
    assert problems(payload("lv", issue_date=sheet.start_date)) == (Problem(ProblemKind.DATES, "issue_date"),)


def test_a_sheet_without_outcomes_or_score_is_whole() -> None:
    sheet = payload("lv", words=(sheet_words("lv", outcomes=()),), score_percent=None)

    assert problems(sheet) == ()
    pdf = render_certificate(sheet)
    assert missing_texts(pdf, sheet) == ()
    assert "%" not in text_of(pdf)


def test_a_shrunk_frame_is_a_failure(tmp_path: Path) -> None:
    html = """<html><head><style>@page { size: 100mm 100mm; @frame a { left: 0; top: 0; width: 90mm; height: 40mm }
        @frame b { -pdf-frame-content: b; left: 0; top: 50mm; width: 20mm; height: 5mm } }</style></head>
        <body><div id="b">{}</div><p>a</p></body></html>"""

    with pytest.raises(RenderError) as failure:
        print_html(html.replace("{}", "word " * 50), folder=tmp_path)

    assert failure.value.reason is RenderReason.TOO_LONG


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="{target}">',
        '<link rel="stylesheet" href="{target}">',
        "<style>@font-face {{ font-family: X; src: url({target}) }} p {{ font-family: X }}</style>",
        "<style>@page {{ background-image: url({target}) }}</style>",
    ],
)
def test_nothing_outside_the_sheets_own_folder_is_read(tag: str, tmp_path: Path) -> None:
    folder = tmp_path / "sheet"
    folder.mkdir()
    canary = tmp_path / "canary.css"
    canary.write_text("p { color: red } /* canary */")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        visits: list[object] = []
        watcher = threading.Thread(target=_accept_one, args=(listener, visits))
        watcher.start()
        for target in (f"http://127.0.0.1:{listener.getsockname()[1]}/x.png", str(canary), f"file://{canary}"):
            html = f"<html><head></head><body>{tag.format(target=target)}<p>a</p></body></html>"
            with pytest.raises(RenderError) as failure:
                print_html(html, folder=folder)
            assert failure.value.reason is RenderReason.RENDERER
        watcher.join()
    assert visits == []


def _accept_one(listener: socket.socket, visits: list[object]) -> None:
    try:
        visits.append(listener.accept())
    except TimeoutError:
        return


@pytest.mark.parametrize("key", ["lasitava", "biblioterapija", "a", "b", "c", "d"])
def test_a_belt_is_mirror_symmetric_on_both_axes(key: str) -> None:
    belt = Belt.of(key)

    assert belt == Belt.of(key)
    for x in range(-REACH, REACH + 1):
        for y in range(REACH + 3):
            assert belt.cell(x, y) == belt.cell(-x, y) == belt.cell(x, -y) == belt.cell(x + 2 * PERIOD, y)


def test_fonts_are_the_files_their_readme_names() -> None:
    readme = (FONTS / "README.md").read_text()

    for file in (*FACES.values(), STATEMENT_FACE[1]):
        assert f"| {file} |" in readme
        assert hashlib.sha256((FONTS / file).read_bytes()).hexdigest() in readme


def test_an_issuer_without_a_logo_shows_its_initials() -> None:
    assert initials("Augšdaugavas novada pašvaldība") == "AN"
    assert initials("„Mokymų sinergija“") == "S"
    assert initials("Ēka") == "Ē"


def test_a_logo_stands_in_the_place_of_the_initials() -> None:
    sheet = payload("lv")
    logo = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
    )

    with_logo = render_certificate(sheet, logo=logo)
    assert missing_texts(with_logo, sheet) == ()
    assert "AN" in text_of(render_certificate(sheet)).split()
    assert "AN" not in text_of(with_logo).split()
