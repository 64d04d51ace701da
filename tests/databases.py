"""One migrated database per run: built once, kept until a migration changes, cloned for each worker and restored after
every test that commits.

Restoring takes the place of Django's flush, which would also delete what migrations put in (the root page, the
locales, the permissions) and is slower than a copy.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "var" / "test-templates"
TEMPLATE_NAME = re.compile(r"lasitava_test_[0-9a-f]{16}")
SHAPING = (
    "migrations/*.py",
    "models/**/*.py",
    "models.py",
    "**/roles*.py",
    "apps.py",
    "registrations.py",
    "receivers.py",
)
"""Files that decide what a freshly migrated database holds: tables, and what `post_migrate` adds."""


def fingerprint() -> str:
    """Changes whenever a freshly migrated database would."""
    found = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    # A run without a plugin must not leave its smaller database to everybody else.
    found.update(repr(settings.PLUGINS).encode())
    apps = [path for parent in (ROOT, ROOT / "site") for path in parent.iterdir() if (path / "__init__.py").exists()]
    files = {path for app in apps for pattern in SHAPING for path in app.glob(pattern)}
    for path in sorted(files | set((ROOT / "site" / "elearning_site" / "settings").glob("*.py"))):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def one_builder() -> Iterator[None]:
    """Workers wait here while the first of them builds the template."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrate(url: str) -> None:
    """Migrate an empty database in a process of its own, so that none of its state reaches the tests."""
    env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "elearning_site.settings.test"}
    command = [sys.executable, str(ROOT / "site" / "manage.py"), "migrate", "--verbosity", "0", "--skip-checks"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The test database could not be migrated:\n{done.stdout}{done.stderr}")


def migrated_file() -> Path:
    """The migrated SQLite file that every copy is made from, made now unless an earlier run left it."""
    template = TEMPLATES / f"{fingerprint()}.sqlite3"
    with one_builder():
        if not template.exists():
            building = template.with_suffix(".building")
            building.unlink(missing_ok=True)
            migrate(f"sqlite:///{building}")
            for older in TEMPLATES.glob("*.sqlite3"):
                older.unlink()
            building.rename(template)
    return template


def copy_of(source: sqlite3.Connection, target_path: str) -> None:
    """Make the file equal to the source, through SQLite: other connections to either stay usable."""
    with sqlite3.connect(target_path, timeout=20) as target:
        source.backup(target)
    target.close()


class TestDatabase(ABC):
    """A worker's own copy of the template."""

    __test__ = False

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.connection = connections["default"]
        self.settings: dict[str, Any] = self.connection.settings_dict

    @abstractmethod
    def create(self) -> None:
        """Make the worker's copy and point Django at it."""

    @abstractmethod
    def restore(self) -> None:
        """Make the copy equal to the template again. Connections of other threads stay usable."""

    @abstractmethod
    def destroy(self) -> None:
        """Leave nothing behind but the template."""


class SQLiteDatabase(TestDatabase):
    def create(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="lasitava-test-db-")
        self.source = sqlite3.connect(migrated_file())
        self.settings["NAME"] = str(Path(self.folder.name) / "db.sqlite3")
        # A test run has nothing to lose in a power cut.
        options = self.settings["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        self.restore()

    def restore(self) -> None:
        self.connection.close()
        copy_of(self.source, self.settings["NAME"])

    def destroy(self) -> None:
        self.connection.close()
        self.source.close()
        self.folder.cleanup()


class PostgreSQLDatabase(TestDatabase):
    def create(self) -> None:
        self.template = f"lasitava_test_{fingerprint()}"
        with one_builder():
            existing = {name for (name,) in self._admin("SELECT datname FROM pg_database")}
            if self.template not in existing:
                building = f"{self.template}_building"
                self._admin(f'DROP DATABASE IF EXISTS "{building}"', f'CREATE DATABASE "{building}" TEMPLATE template0')
                migrate(self._url(building))
                older = {name for name in existing if TEMPLATE_NAME.fullmatch(name)}
                self._admin(*(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)' for name in sorted(older)))
                self._admin(f'ALTER DATABASE "{building}" RENAME TO "{self.template}"')
        self.settings["NAME"] = f"{self.template}_{os.getpid()}_{self.worker}"
        self.restore()

    def restore(self) -> None:
        self.connection.close()
        name = self.settings["NAME"]
        self._admin(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"'
        )

    def destroy(self) -> None:
        self.connection.close()
        self._admin(f'DROP DATABASE IF EXISTS "{self.settings["NAME"]}" WITH (FORCE)')

    def _url(self, name: str) -> str:
        found = self.settings
        password = f":{found['PASSWORD']}" if found["PASSWORD"] else ""
        return f"postgres://{found['USER']}{password}@{found['HOST']}:{found['PORT'] or 5432}/{name}"

    def _admin(self, *statements: str) -> list[tuple[Any, ...]]:
        """Run statements beside every transaction; rows of the last one."""
        import psycopg  # noqa: PLC0415 -- only where PostgreSQL is used

        rows: list[tuple[Any, ...]] = []
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
                rows = cursor.fetchall() if cursor.description else []
        return rows


def for_worker(worker: str) -> TestDatabase:
    """The right kind of copy for the database the settings name."""
    kind = SQLiteDatabase if connections["default"].vendor == "sqlite" else PostgreSQLDatabase
    return kind(worker)
