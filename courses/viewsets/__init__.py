"""The admin's lists and editors of the core."""

from .questions import question_entry_chooser, question_group
from .reference import reference_group

__all__ = ["question_entry_chooser", "question_group", "reference_group"]
