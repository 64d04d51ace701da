"""The result that is printed: what a learner reached in the quizzes that decide."""

from decimal import ROUND_HALF_UP, Decimal

from courses.models import Enrolment, UnitKind, UnitRecord


def final_score(enrolment: Enrolment) -> int | None:
    """Whole percent of the final quiz, or the mean of the graded quizzes where none is final; None without either."""
    records = UnitRecord.objects.filter(
        enrolment=enrolment, unit__kind=UnitKind.QUIZ, unit__graded=True, best_percent__isnull=False
    ).values_list("unit__final", "best_percent")
    results = [(final, percent) for final, percent in records if percent is not None]
    chosen = [percent for final, percent in results if final] or [percent for _final, percent in results]
    if not chosen:
        return None
    mean = sum(chosen, Decimal(0)) / len(chosen)
    return int(mean.quantize(Decimal(1), rounding=ROUND_HALF_UP))
