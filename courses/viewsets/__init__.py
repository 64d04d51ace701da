"""The admin's lists and editors of the core."""

from .pages import course_part_viewsets
from .questions import question_entry_chooser, question_group
from .reference import reference_group

__all__ = ["course_part_viewsets", "question_entry_chooser", "question_group", "reference_group"]
