"""What certificates add to the core's pages: a list on the dashboard, the last button of a course."""

from typing import Any

from certificates.models import Certificate, CertificateState, IssuingProblem
from certificates.queries.register import certificates_of
from certificates.views.holder import row_of

ON_THE_DASHBOARD = 5


def dashboard(*, learner: Any, **_places: Any) -> dict[str, Any] | None:
    """The learner's newest certificates; nothing while there is none."""
    rows = [row_of(certificate) for certificate in certificates_of(learner.pk)[: ON_THE_DASHBOARD + 1]]
    return {"certificates": rows[:ON_THE_DASHBOARD], "more": len(rows) > ON_THE_DASHBOARD} if rows else None


def course_action(*, enrolment: Any = None, **_places: Any) -> dict[str, Any] | None:
    """The certificate of a completed enrolment, or the honest word that it is being made."""
    if enrolment is None or getattr(enrolment, "completed_at", None) is None:
        return None
    key = getattr(enrolment, "enrolment_id", None) or enrolment.pk
    certificate = (
        Certificate.objects.filter(enrolment_id=key, replaced_by=None).exclude(state=CertificateState.VOID).first()
    )
    if certificate is not None and certificate.state == CertificateState.ISSUED:
        return {"certificate": row_of(certificate), "waits": False}
    waits = certificate is not None or IssuingProblem.objects.filter(enrolment_id=key).exists()
    return {"certificate": None, "waits": True} if waits else None
