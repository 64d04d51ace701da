"""What a lesson is written with. Few blocks, two levels at most, each with its own template."""

from .lesson import LessonBlock, OutcomesBlock
from .text import RICH_TEXT_FEATURES

__all__ = ["RICH_TEXT_FEATURES", "LessonBlock", "OutcomesBlock"]
