"""Payload in, PDF bytes out. The only module that imports xhtml2pdf."""

import base64
import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import segno
from django.template import Context, Engine

from certificates.domain.codes import show_code
from certificates.domain.payload import CertificatePayload
from certificates.domain.texts import LABELS
from certificates.domain.wording import written_date
from certificates.pdf import backgrounds, faces, foot, layout
from certificates.pdf.belt import Belt
from certificates.pdf.errors import RenderError, RenderReason

# Our own sheet says the little we need; parsing xhtml2pdf's would cost 4 ms a certificate.
NO_DEFAULT_CSS: Final = "pdftoc { display: block }"
QR_INK: Final = "#0f2a22"
_PAGE: Final = re.compile(rb"/Type /Page\b")
# ReportLab keeps fonts and settings per process, and notes are read from a shared log: one sheet at a time.
_ONE_AT_A_TIME = threading.Lock()


class _Notes(logging.Handler):
    """xhtml2pdf says in its log what it shrank, dropped or refused: a render with notes is a failed one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    notes = _Notes()
    logger = logging.getLogger("xhtml2pdf")
    logger.addHandler(notes)
    try:
        yield notes.seen
    finally:
        logger.removeHandler(notes)


@cache
def _engine() -> Engine:
    """Django's own templates with escaping on, apart from the site's: no loaders, no context processors."""
    return Engine(dirs=[str(Path(__file__).parent / "templates")], autoescape=True)


def render_certificate(payload: CertificatePayload, *, logo: bytes | None = None) -> bytes:
    """The finished PDF of one certificate; the same payload and logo (PNG or JPEG) give the same bytes.

    Raises :class:`RenderError` when the sheet does not fit, a frame had to shrink, or the renderer
    reports anything at all.
    """
    placed = layout.lay_out(payload)
    html = (
        _engine()
        .get_template("formal.html")
        .render(Context(_context(payload, placed=placed, logo=logo), use_l10n=False))
    )
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="certificate-") as folder:
        _furnish(Path(folder), payload)
        pdf = print_html(html, folder=Path(folder))
    made = len(_PAGE.findall(pdf))
    if made != placed.pages:
        raise RenderError(RenderReason.PAGES, detail=f"{made} instead of {placed.pages}")
    return pdf


def print_html(html: str, *, folder: Path) -> bytes:
    """HTML to PDF, reading nothing but the files in ``folder``. Raises :class:`RenderError`."""
    # xhtml2pdf takes over a second to import; only the worker that prints pays for it.
    from xhtml2pdf import pisa  # noqa: PLC0415 -- slow import
    from xhtml2pdf.config.resources import RenderLimitError, ResourceAccessPolicy  # noqa: PLC0415 -- slow import

    backgrounds.fix_output()
    faces.register()
    target = BytesIO()
    with _listening() as notes:
        try:
            status = pisa.CreatePDF(
                html,
                dest=target,
                path=str(folder / "sheet.html"),
                resource_policy=ResourceAccessPolicy.server(base_dir=folder, allow_remote=False),
                default_css=NO_DEFAULT_CSS,
            )
        except RenderLimitError as error:
            raise RenderError(RenderReason.RENDERER, detail=str(error)[:500]) from error
    if status.err:
        raise RenderError(RenderReason.RENDERER, detail=str(status.log)[:500])
    if notes:
        reason = RenderReason.TOO_LONG if any("frame" in note for note in notes) else RenderReason.RENDERER
        raise RenderError(reason, detail="; ".join(notes)[:500])
    return target.getvalue()


def _furnish(folder: Path, payload: CertificatePayload) -> None:
    """Puts the sheet's background into a folder of its own: there is nothing else for a document to read."""
    belt = Belt.of(payload.belt_key)
    (folder / "sheet.pdf").write_bytes(backgrounds.formal(belt, payload.language))
    (folder / "annex.pdf").write_bytes(backgrounds.formal(belt, None))
    # Only a name tag: the faces are registered beforehand, and a registered face is kept.
    (folder / "registered.ttf").write_bytes(b"")


def _context(payload: CertificatePayload, *, placed: layout.FormalLayout, logo: bytes | None) -> dict[str, object]:
    main, second = payload.main, payload.second
    # A place "Ilūkste, Latvija" is shortened to its town beside the date.
    town = main.place.split(",", maxsplit=1)[0]
    issued = written_date(payload.issue_date, language=payload.language)
    return {
        "faces": tuple(faces.FACES),
        "payload": payload,
        "main": main,
        "second": second,
        "labels": LABELS[main.language],
        "second_labels": LABELS[second.language] if second else None,
        "legal": [(foot.legal_text(payload, words), words.non_state_note) for words in payload.words],
        "placed": placed,
        "issued": issued,
        "place_date": f"{town}, {issued}",
        "code": show_code(payload.short_code),
        "initials": initials(main.issuer_name),
        "logo": _data_uri(logo) if logo else "",
        "qr": segno.make(payload.verify_url, error="m", micro=False).png_data_uri(scale=4, border=0, dark=QR_INK),
        "sheet_width": foot.TEXT_WIDTH,
        "half_width": foot.HALF_WIDTH,
    }


def initials(name: str) -> str:
    """Two letters that stand where an issuer without a logo would have one."""
    words = [word for word in re.split(r"[\s\-–,.]+", name) if word[:1].isalpha()]
    return "".join(word[0].upper() for word in words[:2])


def _data_uri(image: bytes) -> str:
    kind = "png" if image.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(image).decode()}"
