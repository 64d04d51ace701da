"""Finding certificates: by what is printed on them, by holder, by who may see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery

from certificates.domain.codes import is_code, is_token, read_code
from certificates.models import Certificate, CertificateState, CertificateStatus, Issuer, Status

# Sorts before every real token and code, so that a malformed one costs the same query as an unknown one.
_NOTHING = "-"


@dataclass(frozen=True)
class CurrentStatus:
    """What holds today, since when and why."""

    status: Status
    at: datetime
    reason: str


def certificate_by_token(token: str) -> Certificate | None:
    """The issued or once issued certificate of a token. A malformed token takes the same path as an unknown one."""
    return _public().filter(token=token if is_token(token) else _NOTHING).first()


def certificate_by_code(typed: str) -> Certificate | None:
    """The certificate of a code as a person typed it, or of a whole token pasted into the same field."""
    code, token = read_code(typed), typed.strip()
    return (
        _public()
        .filter(Q(code=code if is_code(code) else _NOTHING) | Q(token=token if is_token(token) else _NOTHING))
        .first()
    )


def _public() -> QuerySet[Certificate]:
    """Certificates a stranger may ask about: those whose file exists or whose number was declared void."""
    return Certificate.objects.exclude(state=CertificateState.ISSUING).select_related("issuer", "replaced_by")


def current_status(certificate: Certificate) -> CurrentStatus:
    """The last row of the log. A certificate without one is valid since it was issued."""
    row = CertificateStatus.objects.filter(certificate=certificate).order_by("-id").first()
    if row is None:
        return CurrentStatus(Status.VALID, certificate.issued_at or certificate.created_at, "")
    return CurrentStatus(Status(row.status), row.at, row.reason)


def with_status(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Certificates with ``current_status_key``, the last status of their log."""
    last = CertificateStatus.objects.filter(certificate=OuterRef("pk")).order_by("-id")
    return certificates.annotate(current_status_key=Subquery(last.values("status")[:1]))


def certificates_of(learner_id: int | None) -> QuerySet[Certificate]:
    """A learner's finished certificates, newest first, with their status."""
    return with_status(Certificate.objects.filter(learner_id=learner_id, state=CertificateState.ISSUED)).order_by(
        "-issued_at"
    )


def issuers_for(user: Any) -> QuerySet[Issuer]:
    """The issuers whose certificates a member of staff works with; none for anybody else."""
    issuers: QuerySet[Issuer] = Issuer.objects.all()
    if isinstance(user, AnonymousUser) or not user.is_active:
        return issuers.none()
    if user.has_perm("certificates.manage_all_issuers"):
        return issuers
    return issuers.filter(memberships__user=user)


def may_read_file(user: Any, certificate: Certificate) -> bool:
    """The holder and the issuer's own people; knowing the token is not enough."""
    if certificate.learner_id == user.pk:
        return True
    return (
        user.has_perm("certificates.view_certificate") and issuers_for(user).filter(pk=certificate.issuer_id).exists()
    )
