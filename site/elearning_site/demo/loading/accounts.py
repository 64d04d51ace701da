"""The people one can sign in as, with their roles."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.queries.people import DEMO_DOMAIN
from accounts.services.roles import apply_roles
from certificates.models import Issuer, IssuerMembership, MemberRole
from courses.extensions.roles import Role
from elearning_site.demo.loading.workshop import Workshop


def load(workshop: Workshop) -> None:
    """Make them and give every role what it needs on the pages that now exist."""
    apply_roles()
    for account in workshop.site.content.demo_accounts:
        person = person_named(account.display, email=f"{account.username}{DEMO_DOMAIN}", language=account.locale)
        if account.role == "learner":
            continue
        person.groups.add(Group.objects.get(name=account.role))
        # Without a choice of their own the admin would speak the browser's language.
        UserProfile.objects.get_or_create(user=person, defaults={"preferred_language": account.locale})
        if account.role == Role.ADMINISTRATOR and not person.is_superuser:
            person.is_staff = person.is_superuser = True
            person.save()
        if account.partner:
            issuer = Issuer.objects.get(organisation__slug=account.partner)
            IssuerMembership.objects.get_or_create(issuer=issuer, user=person, defaults={"role": MemberRole.APPROVER})


def person_named(display: str, *, email: str, language: str) -> User:
    """A person with a confirmed address and no password: nobody can sign in by guessing."""
    person = User.objects.filter(email=email).first()
    if person is None:
        first, _space, last = display.partition(" ")
        country = {"lv": "LV", "lt": "LT"}.get(language, "XX")
        person = User.objects.create_user(email, first_name=first, last_name=last, language=language, country=country)
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
    return person
