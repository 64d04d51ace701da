"""Periodic jobs: what `manage.py tick` runs once a minute, after publishing what was scheduled and catching up."""

from collections.abc import Callable

from .registry import Registry

periodic: Registry[Callable[[], int]] = Registry("periodic jobs")
"""Each is idempotent, decides by itself whether it is due, and returns how many things it changed."""
