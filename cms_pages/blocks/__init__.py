"""What a page of the site is written with: the core's blocks, and a few of our own."""

from .story import StoryBlock

__all__ = ["StoryBlock"]
