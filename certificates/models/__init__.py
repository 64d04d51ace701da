"""Import models from here: `from certificates.models import Certificate`."""

from .certificates import Certificate, CertificateState, CertificateStatus, Status
from .designs import CertificateDesign
from .issuers import Issuer, IssuerMembership, IssuerYear, MemberRole
from .problems import IssuingProblem, ProblemReason

__all__ = [
    "Certificate",
    "CertificateDesign",
    "CertificateState",
    "CertificateStatus",
    "Issuer",
    "IssuerMembership",
    "IssuerYear",
    "IssuingProblem",
    "MemberRole",
    "ProblemReason",
    "Status",
]
