"""Months, budgets and hits: plain decisions."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.domain.budget import BudgetProblem, Share, parts_add_up, problems_of
from cms_pages.domain.highlight import Piece, excerpt, pieces
from cms_pages.domain.periods import ProjectStatus, months_between, status_on


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2020, 6, 1), date(2022, 5, 31), 24),
        (date(2024, 5, 1), date(2026, 4, 30), 24),
        (date(2024, 5, 1), date(2024, 5, 31), 1),
        (date(2024, 5, 1), date(2024, 5, 30), 0),
        (date(2024, 5, 15), date(2024, 6, 14), 1),
        (date(2024, 2, 1), date(2024, 2, 29), 1),
    ],
)
def test_months_are_whole(start: date, end: date, months: int) -> None:
    assert months_between(start, end) == months


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2024, 4, 30), ProjectStatus.PLANNED),
        (date(2024, 5, 1), ProjectStatus.RUNNING),
        (date(2026, 4, 30), ProjectStatus.RUNNING),
        (date(2026, 5, 1), ProjectStatus.FINISHED),
    ],
)
def test_status_on_the_edges(day: date, status: ProjectStatus) -> None:
    assert status_on(day, start=date(2024, 5, 1), end=date(2026, 4, 30)) == status


def money(*amounts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(amount) for amount in amounts)


def test_the_published_share_of_jelgava_adds_up() -> None:
    assert parts_add_up(Share(Decimal("117492.86"), money("93994.28", "11749.29", "11749.29")))
    assert not parts_add_up(Share(Decimal("117492.86"), money("93994.28", "11749.29", "11749.28")))


def test_a_missing_part_is_not_counted_as_zero() -> None:
    assert parts_add_up(Share(Decimal(100), (Decimal(80), None, None)))
    assert not parts_add_up(Share(Decimal(100), (Decimal(101), None, None)))
    assert parts_add_up(Share(None, money("1", "2", "3")))
    assert parts_add_up(Share(Decimal(100), (None, None, None)))


def test_partners_together() -> None:
    lead, other = Share(Decimal(60), is_lead=True), Share(Decimal(40))
    assert problems_of([lead, other], total=Decimal(100)) == []
    assert problems_of([lead, other], total=Decimal("100.01")) == [BudgetProblem.SHARES_BELOW_TOTAL]
    assert problems_of([lead, other], total=Decimal("99.99")) == [BudgetProblem.SHARES_EXCEED_TOTAL]
    assert problems_of([lead, Share()], total=Decimal(100)) == []
    assert problems_of([other], total=None) == [BudgetProblem.NO_LEAD]
    assert problems_of([lead, lead], total=None) == [BudgetProblem.SEVERAL_LEADS]
    assert problems_of([], total=Decimal(1)) == []


def test_hits_are_words_that_begin_with_a_folded_term() -> None:
    assert pieces("Zaļenieku biblioteka, <b>Biržai</b>", ["zalen", "birz"]) == [
        Piece("Zaļenieku", hit=True),
        Piece(" biblioteka, <b>"),
        Piece("Biržai", hit=True),
        Piece("</b>"),
    ]


def test_the_excerpt_stands_round_the_first_hit() -> None:
    text = "vārds " * 60 + "Subate " + "tālāk " * 60
    cut = excerpt(text, ["subat"], length=80)
    shown = "".join(piece.text for piece in cut)
    assert shown.startswith("…vārds")
    assert shown.endswith("tālāk…")
    assert [piece.text for piece in cut if piece.hit] == ["Subate"]
    assert len(shown) <= 82


def test_without_a_hit_the_excerpt_is_the_beginning() -> None:
    assert excerpt("Īss teksts", ["xyz"]) == [Piece("Īss teksts")]
    assert excerpt("", ["xyz"]) == []


@given(text=st.text(), terms=st.lists(st.text(alphabet="abcž", min_size=1), max_size=3))
def test_pieces_joined_are_the_text(text: str, terms: list[str]) -> None:
    assert "".join(piece.text for piece in pieces(text, terms)) == text
