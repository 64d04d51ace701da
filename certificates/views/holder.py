"""A holder's own certificates: the list, the file, and whether strangers see the name."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from certificates.domain.codes import show_code
from certificates.domain.wording import hours, written_date
from certificates.models import Certificate, CertificateState, Status
from certificates.queries.register import certificate_by_token, certificates_of, may_read_file
from certificates.services.files import open_file
from certificates.services.holders import hide_name
from certificates.views.printed import interface_language


@login_required
@require_safe
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The signed-in person's certificates."""
    rows = [row_of(certificate) for certificate in certificates_of(request.user.pk)]
    return render(request, "certificates/mine.html", {"certificates": rows})


@login_required
@require_safe
@never_cache
def download(request: HttpRequest, token: str) -> FileResponse:
    """The stored PDF, for its holder and its issuer's people. To everybody else there is no such file."""
    certificate = certificate_by_token(token)
    if certificate is None or certificate.state != CertificateState.ISSUED:
        raise Http404
    if not may_read_file(request.user, certificate):
        raise Http404
    return FileResponse(
        open_file(certificate), as_attachment=True, filename=f"{certificate.number}.pdf", content_type="application/pdf"
    )


@login_required
@require_POST
def name_visibility(request: HttpRequest, token: str) -> HttpResponse:
    """The holder hides or shows the name on the public page."""
    certificate = certificate_by_token(token)
    if certificate is None or certificate.learner_id != request.user.pk:
        raise Http404
    hide_name(certificate, hidden=request.POST.get("hide") == "1")
    return redirect("certificates:mine")


def row_of(certificate: Certificate) -> dict[str, object]:
    """What lists show of a certificate: from its payload, so that a later rename changes nothing."""
    payload = certificate.payload
    language = interface_language()
    status = Status(getattr(certificate, "current_status_key", None) or Status.VALID)
    return {
        "token": certificate.token,
        "number": certificate.number,
        "title": certificate.course_title,
        "language": certificate.language,
        "hours": hours(payload["hours"], language=language),
        "date": written_date(date.fromisoformat(payload["issue_date"]), language=language),
        "code": show_code(certificate.code),
        "size": certificate.size,
        "holds": status is Status.VALID,
        "status_label": status.label,
        "hidden": certificate.hide_name,
    }
