"""Issuing: check first, take a number in one short transaction, print outside it, read back, store, declare.

A number once taken is a row for ever. Every step can be repeated: a second caller finds the row, a retry after a
crash takes over the lease and prints the same payload under the same number.
"""

import logging
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from certificates.domain.codes import format_number, new_code, new_token
from certificates.domain.payload import CertificatePayload
from certificates.models import (
    Certificate,
    CertificateState,
    CertificateStatus,
    IssuerYear,
    IssuingProblem,
    ProblemReason,
    Status,
)
from certificates.pdf import RenderError, missing_texts, problems, render_certificate
from certificates.services.drafting import Draft, NotReadyError, draft_certificate, numbered
from certificates.services.files import store_file
from courses.models import Enrolment, EnrolmentState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)  # printing takes a tenth of a second; a worker silent for so long is gone
MOST_PATIENCE = timedelta(hours=1)


def issue_certificate(enrolment_id: int, *, at: datetime) -> Certificate | None:
    """The certificate of a completed enrolment, made if need be; None while something stands in the way.

    Idempotent: any number of calls, at once or in turn, give one row, one number and one file. What stands in the
    way is kept as an :class:`IssuingProblem` and takes no number.
    """
    certificate = _existing(enrolment_id)
    if certificate is None:
        enrolment = Enrolment.objects.select_related(
            "learner", "course__owner", "course__funding_project__responsible", "course__source_locale"
        ).get(pk=enrolment_id)
        if enrolment.state != EnrolmentState.COMPLETED or not enrolment.course.gives_certificate:
            return None
        try:
            draft = draft_certificate(enrolment, at=at)
            if found := problems(draft.payload):
                raise NotReadyError(ProblemReason.UNPRINTABLE, found)
        except NotReadyError as obstacle:
            _note_problem(enrolment, obstacle, at=at)
            return None
        certificate = _take_number(enrolment, draft, at=at)
    if certificate.state == CertificateState.ISSUING:
        make_file(certificate.pk, at=at)
        certificate.refresh_from_db()
    return certificate


def make_file(key: UUID, *, at: datetime) -> bool:
    """Prints and stores the file of a certificate in state ``issuing``; False if another has it or it failed."""
    if not _take_lease(key, at=at):
        return False
    certificate = Certificate.objects.select_related("issuer__logo").get(pk=key)
    payload = CertificatePayload.from_json(certificate.payload)
    try:
        pdf = render_certificate(payload, logo=_logo(certificate))
    except RenderError as error:
        return _give_up_for_now(certificate, str(error), at=at)
    if missing := missing_texts(pdf, payload):
        return _give_up_for_now(certificate, f"not read back: {', '.join(missing)}", at=at)
    digest = store_file(pdf)
    with transaction.atomic():
        mine = Certificate.objects.filter(pk=key, state=CertificateState.ISSUING).update(
            state=CertificateState.ISSUED,
            sha256=digest,
            size=len(pdf),
            issued_at=at,
            lease_until=None,
            failure_reason="",
        )
        if mine:
            CertificateStatus.objects.create(certificate_id=key, status=Status.VALID, at=at)
    return bool(mine)


def issue_due(at: datetime, *, most: int = 50) -> int:
    """Takes up certificates whose maker is gone or has to try again. Returns how many were finished."""
    waiting = Certificate.objects.filter(state=CertificateState.ISSUING).filter(_lease_is_over(at))
    return sum(make_file(key, at=at) for key in waiting.values_list("pk", flat=True)[:most])


def _existing(enrolment_id: int) -> Certificate | None:
    return (
        Certificate.objects.filter(enrolment_id=enrolment_id, replaced_by=None)
        .exclude(state=CertificateState.VOID)
        .first()
    )


def _take_number(enrolment: Enrolment, draft: Draft, *, at: datetime) -> Certificate:
    """Locks the issuer's counter of the year, takes the next number and writes the row, or leaves no trace."""
    year = draft.payload.issue_date.year
    IssuerYear.objects.get_or_create(issuer=draft.issuer, year=year)
    try:
        with transaction.atomic():
            counter = IssuerYear.objects.select_for_update().get(issuer=draft.issuer, year=year)
            # Whoever held the lock before may have issued to the same enrolment.
            if earlier := _existing(enrolment.pk):
                return earlier
            counter.last += 1
            counter.save(update_fields=["last"])
            number = format_number(draft.issuer.prefix, year=year, sequence=counter.last)
            code, token = new_code(), new_token()
            payload = numbered(draft.payload, number=number, code=code, token=token)
            certificate = Certificate.objects.create(
                issuer=draft.issuer,
                enrolment=enrolment,
                learner_id=enrolment.learner_id,
                course_id=enrolment.course_id,
                number=number,
                year=year,
                sequence=counter.last,
                token=token,
                code=code,
                payload=payload.to_json(),
                language=payload.language,
                holder_name=payload.holder_name,
                course_title=payload.main.course_title,
                created_at=at,
            )
            IssuingProblem.objects.filter(enrolment=enrolment).delete()
            return certificate
    except IntegrityError:
        # The database refused a second certificate for the enrolment; the counter went back with it.
        if earlier := _existing(enrolment.pk):
            return earlier
        raise


def _lease_is_over(at: datetime) -> Q:
    return Q(lease_until=None) | Q(lease_until__lte=at)


def _take_lease(key: UUID, *, at: datetime) -> bool:
    waiting = Certificate.objects.filter(pk=key, state=CertificateState.ISSUING).filter(_lease_is_over(at))
    return bool(waiting.update(lease_until=at + LEASE, attempts=F("attempts") + 1))


def _give_up_for_now(certificate: Certificate, reason: str, *, at: datetime) -> bool:
    """Keeps the reason for the staff and waits longer after each failure."""
    # Capped before the power: thousands of attempts would overflow it.
    pause = min(LEASE * 2 ** min(certificate.attempts, 5), MOST_PATIENCE)
    Certificate.objects.filter(pk=certificate.pk).update(failure_reason=reason[:500], lease_until=at + pause)
    logger.error("certificate %s could not be printed: %s", certificate.number, reason)
    return False


def _note_problem(enrolment: Enrolment, obstacle: NotReadyError, *, at: datetime) -> None:
    details = [asdict(problem) for problem in obstacle.problems]
    IssuingProblem.objects.update_or_create(
        enrolment=enrolment, defaults={"reason": obstacle.reason, "details": details, "tried_at": at}
    )


def _logo(certificate: Certificate) -> bytes | None:
    """The issuer's logo, small enough for its 13 mm; None without one."""
    logo = certificate.issuer.logo
    if logo is None:
        return None
    rendition = logo.get_rendition("max-400x400|format-png")
    with rendition.file.open() as file:
        content: bytes = file.read()
    return content
