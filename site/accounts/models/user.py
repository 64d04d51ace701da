"""Who a person is: an e-mail address, a name as it is to be printed, a language, reader settings."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """Where a specialist works: inside or outside the programme's countries. Voluntary, for statistics only."""

    LATVIA = "LV", _("Latvia")
    LITHUANIA = "LT", _("Lithuania")
    OTHER = "XX", _("Another country")


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with a lower-case address. Without a password the account can only be entered by code or passkey."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An administrator who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractUser):
    """The one account a person has. Erasing an account empties this row; records keep pointing at it."""

    username = None  # type: ignore[assignment]  # people sign in with their e-mail address
    email = models.EmailField(_("e-mail address"), unique=True)
    # Sequential ids appear in no address; this key does.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    # Appearance, size, spacing, font, ruler: technical settings, kept without a reason.
    reader = models.JSONField(default=dict, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[misc,assignment]  # the stub expects the manager of AbstractUser

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_email_case_insensitive")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)
