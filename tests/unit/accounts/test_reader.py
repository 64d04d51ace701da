"""Reader settings: what is chosen comes back, junk never does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.domain.reader import CHOICES, Reader

READERS = st.builds(Reader, **{name: st.sampled_from(values) for name, values in CHOICES.items()})


@given(reader=READERS)
def test_a_reader_survives_cookie_and_account(reader: Reader) -> None:
    assert Reader.from_cookie(reader.as_cookie()) == reader
    assert Reader.from_mapping(reader.chosen()) == reader


def test_only_what_differs_from_the_usual_is_kept() -> None:
    assert Reader().as_cookie() == ""
    assert Reader(mode="dark", ruler="on").as_cookie() == "mode:dark&ruler:on"


@given(text=st.text())
def test_junk_gives_only_what_is_on_the_list(text: str) -> None:
    reader = Reader.from_cookie(text)
    assert all(getattr(reader, name) in values for name, values in CHOICES.items())


@pytest.mark.parametrize(
    "text",
    ["mode:neon", "mode", "::::", 'mode:dark"><script>', "cls:Reader&mode:", "mode:dark" * 200, "%6dode:dark"],
)
def test_junk_is_the_usual(text: str) -> None:
    assert Reader.from_cookie(text) == Reader()


def test_what_is_not_text_is_the_usual() -> None:
    assert Reader.from_mapping({"mode": ["dark"], "size": 3, "self": "x"}) == Reader()
