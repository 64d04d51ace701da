"""Who is signed in: two rows that every page of theirs needs, asked for by prepared queries."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from accounts.models import User
from courses.queries.prepared import Given, Prepared

USER_COLUMNS = [field.attname for field in User._meta.concrete_fields]
SESSION_COLUMNS = [field.attname for field in Session._meta.concrete_fields]

_user = Prepared(lambda: User.objects.filter(pk=Given("pk", models.BigIntegerField())).values_list(*USER_COLUMNS))
_session = Prepared(
    lambda: Session.objects.filter(
        session_key=Given("key", models.CharField()), expire_date__gt=Given("now", models.DateTimeField())
    ).values_list(*SESSION_COLUMNS)
)


class AuthenticationBackend(AllauthBackend):
    """allauth's, but for how the user of a session is read."""

    def get_user(self, user_id: Any) -> User | None:
        """The active account with this key; None when it is gone or was closed."""
        row = _user.row(pk=user_id)
        user = User.from_db(User.objects.db, USER_COLUMNS, row) if row else None
        return user if user is not None and self.user_can_authenticate(user) else None


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, but for how one is read."""

    def _get_session_from_db(self) -> Session | None:
        row = _session.row(key=self.session_key, now=timezone.now())
        if row is None:
            self._session_key = None
            return None
        return Session.from_db(Session.objects.db, SESSION_COLUMNS, row)
