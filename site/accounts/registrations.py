"""What accounts registers with the core: its roles, its personal data, its minute jobs."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.services.editorial import EDITORIAL_MODELS, erase_editorial, export_editorial
from accounts.services.mail import deliver_due_mail
from accounts.services.personal import OWN_MODELS, erase_account_rows, export_account
from accounts.services.telling import tell_certificates, tell_decisions
from courses.extensions.catch_up import catch_ups
from courses.extensions.periodic import periodic
from courses.extensions.personal_data import PersonalData, personal_data
from courses.extensions.roles import Role, RolePart, role_parts

ADMINISTRATION = (
    "accounts.add_user",
    "accounts.change_user",
    "accounts.delete_user",  # erases: see accounts.viewsets.users
    "accounts.view_user",
    "wagtailcore.change_collection",
    "wagtailcore.add_collection",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)


def register() -> None:
    """Called once, when the app is ready."""
    for role in Role:
        own = ADMINISTRATION if role == Role.ADMINISTRATOR else ()
        role_parts.register(
            f"accounts.{role.value}", RolePart(role=role, permissions=("wagtailadmin.access_admin", *own))
        )
    personal_data.register(
        "accounts", PersonalData(_("Account"), models=OWN_MODELS, export=export_account, erase=erase_account_rows)
    )
    personal_data.register(
        "editorial",
        PersonalData(_("Editing"), models=EDITORIAL_MODELS, export=export_editorial, erase=erase_editorial),
    )
    catch_ups.register("accounts.decisions", lambda: len(tell_decisions(at=timezone.now())))
    catch_ups.register("accounts.certificates", lambda: len(tell_certificates(at=timezone.now())))
    periodic.register("accounts.mail", lambda: deliver_due_mail(at=timezone.now()))
