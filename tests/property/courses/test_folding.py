"""Laws of folding, of comparing words and of reading numbers."""

import re
import sqlite3
import sys
import unicodedata
from fnmatch import translate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.decimals import parse_number, plain
from courses.domain.folding import MAX_TERMS, fold, search_terms
from courses.domain.wording import comparable, matches

TEXT = st.text(max_size=60)
HARD = st.text("aāĀßłŁ\u0131\u0130\u0345\u037a\u1e9e\u0301\u00adﬁ½Ǆ ῼ\t\u00a0", max_size=20)


@given(TEXT | HARD)
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


def test_folding_is_idempotent_for_every_single_character():
    every = (chr(number) for number in range(sys.maxunicode + 1))
    assert [char for char in every if fold(fold(char)) != fold(char)] == []


@given(TEXT | HARD)
def test_how_letters_are_composed_does_not_matter(text):
    assert len({fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}) == 1


@given(st.text("aāčģķļņšūžAĀ-–bc \n", max_size=40))
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.fixture(scope="module")
def index():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE page USING fts5(words)")
    yield connection
    connection.close()


@given(query=st.text(max_size=150) | st.text('"*():^-+{} ANDORTNEAR\x00\x1fāa1_', max_size=150))
def test_search_terms_break_no_full_text_query(index, query):
    terms = search_terms(query)
    assert len(terms) <= MAX_TERMS
    assert len(set(terms)) == len(terms)
    assert all(term.isalnum() and term == fold(term) for term in terms)
    if terms:
        index.execute("SELECT count(*) FROM page WHERE page MATCH ?", [" ".join(terms)]).fetchone()


@given(TEXT | HARD, st.booleans(), st.booleans())
def test_a_text_matches_itself(text, case, marks):
    shaped = comparable(text, ignore_case=case, ignore_diacritics=marks)
    assert comparable(shaped, ignore_case=case, ignore_diacritics=marks) == shaped
    assert matches(shaped, pattern=shaped.replace("*", "\\*")) or "\\" in shaped


@given(st.text("ab", max_size=12), st.text("ab*", max_size=8))
def test_the_matcher_agrees_with_the_standard_library(text, pattern):
    assert matches(text, pattern=pattern) is bool(re.match(translate(pattern), text))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=9))
def test_a_written_number_is_read_back_with_comma_point_and_groups(number):
    assert parse_number(plain(number)) == number
    assert parse_number(plain(number).replace(".", ",")) == number
    assert parse_number(f"{number:,f}".replace(",", "\u00a0").replace("-", "\u2212")) == number


@given(st.text() | st.text("0123456789.,+-− \u00a0eE", max_size=60))
def test_reading_a_number_never_fails(text):
    number = parse_number(text)
    assert number is None or number.is_finite()
