"""Do the shares of a budget add up? Money is Decimal; an amount nobody gave is None and is not counted as zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True)
class Share:
    """A partner's part of the budget."""

    total: Decimal | None = None
    parts: tuple[Decimal | None, ...] = ()
    is_lead: bool = False


class BudgetProblem(StrEnum):
    NO_LEAD = "no_lead"
    SEVERAL_LEADS = "several_leads"
    SHARES_EXCEED_TOTAL = "shares_exceed_total"
    SHARES_BELOW_TOTAL = "shares_below_total"


def parts_add_up(share: Share) -> bool:
    """Whether the parts of a share give its total. With parts missing they may only stay below it."""
    known = [part for part in share.parts if part is not None]
    if share.total is None or not known:
        return True
    complete = len(known) == len(share.parts)
    return sum(known) == share.total if complete else sum(known) <= share.total


def problems_of(shares: Sequence[Share], *, total: Decimal | None) -> list[BudgetProblem]:
    """What is wrong with the partners taken together."""
    problems = []
    leads = sum(share.is_lead for share in shares)
    if shares and leads != 1:
        problems.append(BudgetProblem.NO_LEAD if leads == 0 else BudgetProblem.SEVERAL_LEADS)
    known = [share.total for share in shares if share.total is not None]
    if total is not None and known:
        if sum(known) > total:
            problems.append(BudgetProblem.SHARES_EXCEED_TOTAL)
        elif len(known) == len(shares) and sum(known) != total:
            problems.append(BudgetProblem.SHARES_BELOW_TOTAL)
    return problems
