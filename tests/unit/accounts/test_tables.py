"""Spreadsheet cells that could be taken for formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.services.exporting import FORMULA_STARTS, safe_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+371 20000000", "'+371 20000000"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("Ābele", "Ābele"),
        (None, ""),
        (True, "True"),
        ({"mode": "dark"}, '{"mode": "dark"}'),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


@given(text=st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    assert not safe_cell(text).startswith(FORMULA_STARTS)
