"""Plain Python: reader settings."""
