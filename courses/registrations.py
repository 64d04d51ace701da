"""What the core registers with itself, through the same doors as plugins."""


def register() -> None:
    """Called once, when all apps are loaded."""
