"""What a holder decides about a certificate, and what the law lets a person take along or erase."""

from typing import Any

from certificates.domain.codes import show_code
from certificates.models import Certificate, IssuerMembership, IssuingProblem
from certificates.queries.register import certificates_of


def hide_name(certificate: Certificate, *, hidden: bool) -> None:
    """Shows initials instead of the name on the public page, or the name again. The file stays as it is."""
    Certificate.objects.filter(pk=certificate.pk).update(hide_name=hidden)


def export_certificates(user_id: int) -> list[dict[str, Any]]:
    """The certificates a person holds, as data."""
    return [
        {
            "number": certificate.number,
            "verification_code": show_code(certificate.code),
            "status": getattr(certificate, "current_status_key", None),
            "name_hidden": certificate.hide_name,
            "issued_at": certificate.issued_at.isoformat() if certificate.issued_at else None,
            "file_sha256": certificate.sha256,
            "content": certificate.payload,
        }
        for certificate in certificates_of(user_id)
    ]


def erase_certificates(user_id: int) -> None:
    """Hides the name in public and ends memberships; the register itself is kept as the law of the issuer asks.

    The learner was told so at sign-up (consent text ``certificate_retention``).
    """
    Certificate.objects.filter(learner_id=user_id).update(hide_name=True)
    IssuerMembership.objects.filter(user_id=user_id).delete()
    IssuingProblem.objects.filter(enrolment__learner_id=user_id).delete()
