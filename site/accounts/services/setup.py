"""The first administrator: made through a link that is printed once and worth nothing afterwards."""

from datetime import timedelta
from typing import Final

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import signing
from django.db import transaction

from accounts.models import User
from accounts.queries.people import has_administrator
from courses.extensions.roles import Role

SALT: Final = "accounts.setup"
LINK_LASTS: Final = timedelta(hours=24)


class SetupRefused(Exception):
    """The site has its administrator already, or the link is not (or no longer) one of ours."""


def make_setup_token() -> str:
    """A signed token, good for a day and until there is an administrator. Raises SetupRefused when there is one."""
    if has_administrator():
        raise SetupRefused
    return signing.dumps("first administrator", salt=SALT)


def check_setup_token(token: str) -> None:
    """Raises SetupRefused unless the token is ours, younger than a day, and there is no administrator yet."""
    try:
        signing.loads(token, salt=SALT, max_age=LINK_LASTS)
    except signing.BadSignature as trouble:
        raise SetupRefused from trouble
    if has_administrator():
        raise SetupRefused


@transaction.atomic
def create_first_administrator(
    token: str, *, email: str, password: str, first_name: str, last_name: str, language: str
) -> User:
    """Use the link. Raises SetupRefused; of two uses at once one wins."""
    group, _ = Group.objects.get_or_create(name=Role.ADMINISTRATOR)
    # The lock that makes the second of two uses wait until the first is done, and then be refused.
    Group.objects.select_for_update().get(pk=group.pk)
    check_setup_token(token)
    user = User.objects.create_superuser(email, password, first_name=first_name, last_name=last_name, language=language)
    user.groups.add(group)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
