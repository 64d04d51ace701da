"""The register: every number ever taken, what its sheet says, where its file is and what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Course, Enrolment

from .issuers import Issuer


class CertificateState(models.TextChoices):
    """How far the making of the file is. Whether the certificate holds is another matter: see `CertificateStatus`."""

    ISSUING = "issuing", _("Being made")
    ISSUED = "issued", _("Issued")
    # A number that was taken and never became a document.
    VOID = "void", _("Void")


class Certificate(models.Model):
    """One certificate. Its number is taken once and for ever, its payload and its file never change."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    issuer = models.ForeignKey(Issuer, verbose_name=_("issuer"), on_delete=models.PROTECT, related_name="certificates")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="certificates")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("holder"), on_delete=models.PROTECT, related_name="certificates"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(_("registration number"), max_length=20, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField()
    # In the QR code: 160 random bits. The only name of a certificate in a public address.
    token = models.CharField(max_length=64, unique=True)
    # For people to type; ten characters without hyphen.
    code = models.CharField(_("verification code"), max_length=10, unique=True)
    # Everything printed (certificates.domain.payload.CertificatePayload).
    payload = models.JSONField()
    language = models.CharField(_("language"), max_length=10)
    # Copies of two payload fields, so that the register can be searched on every database.
    holder_name = models.CharField(_("holder"), max_length=200)
    course_title = models.CharField(_("course"), max_length=255)
    state = models.CharField(_("state"), max_length=10, choices=CertificateState, default=CertificateState.ISSUING)
    # Digest of the stored file and its address in private storage; empty until it is issued.
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    # How often the file was tried, and until when the present maker may take: a killed worker loses its lease.
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    failure_reason = models.CharField(_("why it is not ready"), max_length=500, blank=True)
    # The holder's wish; the public page then shows initials.
    hide_name = models.BooleanField(default=False)
    replaced_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    created_at = models.DateTimeField(_("created"))
    issued_at = models.DateTimeField(_("issued"), null=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "year", "sequence"], name="certificates_number_once"),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=models.Q(replaced_by=None) & ~models.Q(state="void"),
                name="certificates_one_per_enrolment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued") | ~models.Q(sha256=""), name="certificates_issued_has_a_file"
            ),
        ]
        indexes = [models.Index(fields=["state", "lease_until"], name="certificates_lease")]
        permissions = [("withdraw_certificate", _("Can withdraw a certificate"))]

    def __str__(self) -> str:
        return self.number


class Status(models.TextChoices):
    """What a stranger is told about a certificate."""

    VALID = "valid", _("Valid")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACED = "replaced", _("Replaced by a new one")
    VOID = "void", _("Void")


class CertificateStatus(models.Model):
    """What became of a certificate: append-only, the last row holds."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(_("status"), max_length=10, choices=Status)
    at = models.DateTimeField(_("time"))
    # None: the system itself.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="certificate_statuses"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("certificate status")
        verbose_name_plural = _("certificate statuses")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.at:%Y-%m-%d}"
