"""What `site/start.py` does. Standard library only, but for `prepare` and `checkup`: they run in the environment."""
