"""Password hashing profile (see docs/decisions: Argon2id profile)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, 2 passes, 1 lane: the OWASP password storage profile.

    About 17 ms of CPU; Django's default (100 MiB, 8 lanes) takes ten times as much for little more safety.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
