"""The printed certificate: the only place that knows xhtml2pdf, ReportLab and pypdf.

The rest of the app calls these three functions. Each imports its part when it is called, because
ReportLab and pypdf take a third of a second to import and xhtml2pdf more than one: web processes that
never print do not pay for them.
"""

from certificates.domain.payload import CertificatePayload
from certificates.domain.problems import Problem
from certificates.pdf.errors import RenderError, RenderReason

__all__ = ["RenderError", "RenderReason", "missing_texts", "problems", "render_certificate"]


def problems(payload: CertificatePayload) -> tuple[Problem, ...]:
    """Every reason why the payload would not print as it should, found without rendering."""
    from certificates.pdf import preflight  # noqa: PLC0415 -- slow import

    return preflight.problems(payload)


def render_certificate(payload: CertificatePayload, *, logo: bytes | None = None) -> bytes:
    """The PDF of a certificate; raises :class:`RenderError`. ``logo`` is a PNG or JPEG."""
    from certificates.pdf import render  # noqa: PLC0415 -- slow import

    return render.render_certificate(payload, logo=logo)


def missing_texts(pdf: bytes, payload: CertificatePayload) -> tuple[str, ...]:
    """Names of the payload's fields whose text cannot be read back from the PDF."""
    from certificates.pdf import readback  # noqa: PLC0415 -- slow import

    return readback.missing_texts(pdf, payload)
