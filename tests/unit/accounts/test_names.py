"""Names are printed on certificates and put in mail headers."""

import pytest
from django.core.exceptions import ValidationError

from accounts.forms.signup import tidy_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna   Marija ", "Anna Marija"),
        ("A\u0304bele", "Ābele"),
        ("Žąsytė", "Žąsytė"),
        ("O’Hara-Šķēle", "O’Hara-Šķēle"),
        ("Anna\r\nBcc: x@example.org", "Anna Bcc: x@example.org"),
    ],
)
def test_names_are_tidied(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@pytest.mark.parametrize("typed", ["Anna\x00", "Anna\u202eanna", "Anna\u200b", "\ud800"])
def test_letters_nobody_sees_are_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        tidy_name(typed)
