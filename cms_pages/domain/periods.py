"""When a project runs: months and status, computed and never typed."""

from datetime import date, timedelta
from enum import StrEnum


class ProjectStatus(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


def months_between(start: date, end: date) -> int:
    """Whole months from the first day to the last, both included: 1 June 2020 to 31 May 2022 is 24."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if after.day >= start.day else months - 1


def status_on(day: date, *, start: date, end: date) -> ProjectStatus:
    """Whether the project is still planned, running or finished on that day."""
    if day < start:
        return ProjectStatus.PLANNED
    return ProjectStatus.RUNNING if day <= end else ProjectStatus.FINISHED
