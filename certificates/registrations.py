"""What certificates register with the core, by the four documented ways."""

from django.utils.translation import gettext_lazy as _

from certificates.queries.partners import issuing_facts
from certificates.services.catching_up import catch_up, finish_interrupted
from certificates.services.holders import erase_certificates, export_certificates
from certificates.views import slots
from courses.extensions.catch_up import catch_ups
from courses.extensions.organisation_facts import organisation_facts
from courses.extensions.page_slots import SlotContribution, slot_contributions
from courses.extensions.periodic import periodic
from courses.extensions.personal_data import PersonalData, personal_data
from courses.extensions.roles import Role, RolePart, role_parts

ISSUER_PERMISSIONS = (
    "certificates.view_certificate",
    "certificates.withdraw_certificate",
    "certificates.view_issuingproblem",
    "certificates.view_issuer",
    "certificates.change_issuer",
)
DESIGN_PERMISSIONS = tuple(
    f"certificates.{action}_certificatedesign" for action in ("add", "change", "delete", "publish", "view")
)


def register() -> None:
    """Fills the core's registries; called once, when the app is ready."""
    catch_ups.register("certificates", catch_up)
    periodic.register("certificates.interrupted", finish_interrupted)
    organisation_facts.register("certificates", issuing_facts)
    slot_contributions.register(
        "certificates.dashboard",
        SlotContribution("dashboard.main", "certificates/slots/dashboard.html", slots.dashboard, order=50),
    )
    slot_contributions.register(
        "certificates.course",
        SlotContribution("course.action", "certificates/slots/course.html", slots.course_action, order=50),
    )
    role_parts.register(
        "certificates.issuer", RolePart(Role.ISSUER, permissions=("wagtailadmin.access_admin", *ISSUER_PERMISSIONS))
    )
    role_parts.register(
        "certificates.translator",
        RolePart(
            Role.TRANSLATOR,
            permissions=("certificates.change_certificatedesign", "certificates.view_certificatedesign"),
        ),
    )
    role_parts.register(
        "certificates.administrator",
        RolePart(
            Role.ADMINISTRATOR,
            permissions=(
                *ISSUER_PERMISSIONS,
                *DESIGN_PERMISSIONS,
                "certificates.add_issuer",
                "certificates.delete_issuer",
                "certificates.manage_all_issuers",
            ),
        ),
    )
    personal_data.register(
        "certificates",
        PersonalData(
            label=_("Certificates"),
            models=(
                "certificates.Certificate",
                "certificates.CertificateStatus",
                "certificates.IssuerMembership",
            ),
            export=export_certificates,
            erase=erase_certificates,
        ),
    )
