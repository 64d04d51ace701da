"""People: learners, and staff by role."""

from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from courses.extensions.roles import Role

PASSWORD = "trīs zaļas lapas"


class UserFactory(factory.django.DjangoModelFactory[User]):
    """A learner with a confirmed address, a password and a name with letters of her language."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    first_name = "Skaidrīte"
    last_name = factory.Sequence(lambda number: f"Ābele-{number}")
    language = "lv"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def confirmed(self: User, create: bool, extracted: bool | None, **kwargs: Any) -> None:
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def roles(self: User, create: bool, extracted: list[Role] | None, **kwargs: Any) -> None:
        for role in extracted or []:
            self.groups.add(Group.objects.get_or_create(name=role.value)[0])


class SuperuserFactory(UserFactory):
    """Somebody who may do everything."""

    is_superuser = True
    is_staff = True
