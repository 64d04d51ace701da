"""The fast path from facts to mail, roles after migrating, and the hour of signing in."""

from typing import Any

from django.apps import apps
from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.db.models.signals import post_migrate
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Collection

from accounts.services.roles import apply_roles
from accounts.services.telling import tell_decisions
from accounts.tasks import deliver
from courses.extensions.signals import learner_enrolled

SIGNED_IN_AT = "accounts_signed_in_at"
"""Session key: when this session was signed in, seconds since the epoch. Dangerous pages ask for a fresh one."""


def connect() -> None:
    """Join the receivers to their signals, once."""
    learner_enrolled.connect(tell_acceptance, dispatch_uid="accounts.tell_acceptance")
    user_logged_in.connect(note_sign_in, dispatch_uid="accounts.note_sign_in")
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    post_migrate.connect(apply_roles_after_migrate, sender=last, dispatch_uid="accounts.roles")


def tell_acceptance(sender: object, *, enrolment_id: int, **kwargs: Any) -> None:
    """A methodologist let somebody in: tell them now. (Refusals, and what was lost, follow with the next tick.)"""
    for mail_id in tell_decisions(at=timezone.now(), enrolment_id=enrolment_id):
        deliver.enqueue(mail_id)


def note_sign_in(sender: object, *, request: HttpRequest, **kwargs: Any) -> None:
    """Whatever the way in (password, code, passkey, demo button), the session knows when it began."""
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()


def apply_roles_after_migrate(sender: object, *, using: str, **kwargs: Any) -> None:
    """Inside a migration there are no permissions yet; after the last app has had its turn they are all there."""
    if Collection._meta.db_table in connections[using].introspection.table_names():
        apply_roles()
