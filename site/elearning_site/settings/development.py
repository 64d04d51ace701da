"""One machine, no services: what `site/start.py` runs. The key is made on first start and kept in `var/`."""

from .base import *  # noqa: F403 -- the one place settings are layered: base first, then what differs
from .base import VAR_DIR, env
from .secret import read_or_make_key

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = read_or_make_key(VAR_DIR / "secret.key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
LASITAVA_DEMO = env.bool("LASITAVA_DEMO", True)
# Browsers allow passkeys on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
