"""People."""

import itertools
from typing import Any

from accounts.models import User

_numbers = itertools.count(1)


def make_learner(**fields: Any) -> User:
    """A specialist with a verified-looking account and nothing else."""
    number = next(_numbers)
    defaults = {"email": f"learner-{number}@example.org", "first_name": "Skaidrīte", "last_name": f"Ābele {number}"}
    return User.objects.create_user(**(defaults | fields))
