"""Catch-up: idempotent walks over the learning events, run every minute by `tick`, so that a crash loses no fact."""

from collections.abc import Callable

from .registry import Registry

catch_ups: Registry[Callable[[], int]] = Registry("catch-ups")
"""Each returns how many facts it acted upon."""
