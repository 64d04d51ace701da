"""The signing key of an installation that was not given one."""

import os
import secrets
from pathlib import Path


def read_or_make_key(path: Path) -> str:
    """The key stored at `path`; made on first use, readable by its owner only. Two processes may race."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass  # another process made it between the check and now
        else:
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(64))
    return path.read_text()
