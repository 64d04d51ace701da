"""Numbers for the register, codes for people and tokens for machines."""

import re
import secrets

# Without 0 O, 1 I L and U V: a code read aloud or copied from paper has one reading.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
CODE_LENGTH = 10
TOKEN_BYTES = 20  # 160 random bits; the register asks for at least 128

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")
_PREFIX = re.compile(r"[A-Z]{2,6}")


def format_number(prefix: str, *, year: int, sequence: int) -> str:
    """The register number, unique per issuer and year: ``PSV-2026-00042``.

    Raises ``ValueError`` for a prefix that is not two to six capital letters or a sequence below 1.
    """
    if not is_prefix(prefix):
        msg = f"not a register prefix: {prefix!r}"
        raise ValueError(msg)
    if sequence < 1:
        msg = f"a register counts from 1, not {sequence}"
        raise ValueError(msg)
    return f"{prefix}-{year}-{sequence:05d}"


def is_prefix(text: str) -> bool:
    """Whether ``text`` may begin an issuer's numbers: two to six capital letters A–Z."""
    return _PREFIX.fullmatch(text) is not None


def new_code() -> str:
    """A short verification code for people (about 48 random bits), stored without its hyphen."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def new_token() -> str:
    """The full verification token the QR code carries: 160 random bits, safe in a URL."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def show_code(code: str) -> str:
    """A code as it is printed: ``7KQ2M-X4R8D``."""
    return f"{code[:5]}-{code[5:]}"


def read_code(typed: str) -> str:
    """What a person meant by ``typed``: capitals and digits, without hyphens, dashes and spaces."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def is_code(text: str) -> bool:
    """Whether ``text`` (already read with :func:`read_code`) has the form of a short code."""
    return len(text) == CODE_LENGTH and all(letter in CODE_ALPHABET for letter in text)


def is_token(text: str) -> bool:
    """Whether ``text`` has the form of a full token."""
    return _TOKEN.fullmatch(text) is not None
