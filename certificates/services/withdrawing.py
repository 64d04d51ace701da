"""Ending a certificate's life: the row, its number and its file stay, the public page says what happened."""

from datetime import datetime

from django.db import transaction

from certificates.models import Certificate, CertificateState, CertificateStatus, Status
from certificates.queries.register import current_status


class NotWithdrawableError(Exception):
    """Only an issued certificate that still holds can be withdrawn."""


def withdraw(certificate: Certificate, *, reason: str, actor_id: int | None, at: datetime) -> CertificateStatus:
    """Declares a certificate withdrawn. Raises :class:`NotWithdrawableError`."""
    with transaction.atomic():
        row = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if row.state != CertificateState.ISSUED or current_status(row).status is not Status.VALID:
            raise NotWithdrawableError
        return CertificateStatus.objects.create(
            certificate=row, status=Status.WITHDRAWN, at=at, actor_id=actor_id, reason=reason
        )


def declare_void(certificate: Certificate, *, reason: str, actor_id: int | None, at: datetime) -> None:
    """Gives up a number that never became a document; the enrolment may then get another one.

    Raises :class:`NotWithdrawableError` for a certificate that was issued: that one is withdrawn.
    """
    with transaction.atomic():
        waiting = Certificate.objects.filter(pk=certificate.pk, state=CertificateState.ISSUING)
        if not waiting.update(state=CertificateState.VOID, lease_until=None):
            raise NotWithdrawableError
        CertificateStatus.objects.create(
            certificate=certificate, status=Status.VOID, at=at, actor_id=actor_id, reason=reason
        )
