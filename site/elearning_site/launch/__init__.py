"""What `site/start.py` does. Standard library only, but for `prepare`, `checkup` and `web`, which run in `.venv`."""
