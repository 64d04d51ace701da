"""Two files instead of fifteen requests: the style sheets and the small scripts every page carries, joined in order.

The sources stay readable, one idea a file. A staticfiles finder joins them when static files are looked up or
collected; nothing is minified or rewritten (the server compresses).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES = Path(__file__).resolve().parent / "static"
STYLES = ("tokens", "base", "layout", "chrome", "components", "forms", "weave", "learning", "quiz", "modes", "print")
SCRIPTS = ("menus", "settings-panel", "ruler")


def joined_styles() -> str:
    """All style sheets in the order of their cascade layers."""
    return "\n".join((SOURCES / "css" / f"{name}.css").read_text() for name in STYLES)


def joined_scripts() -> str:
    """All scripts, each in a block of its own so that their names never meet."""
    return "\n".join("{\n" + (SOURCES / "js" / f"{name}.js").read_text() + "}" for name in SCRIPTS)


BUNDLES = {"css/site.css": joined_styles, "js/site.js": joined_scripts}


class BundleFinder(BaseFinder):
    """Finds `css/site.css` and `js/site.js`, made from their sources."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "bundles")
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        """The joined file on disk, made anew when a source is younger; an empty list for anything else."""
        if path not in BUNDLES:
            return []
        made = self._make(path)
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for path in BUNDLES:
            self._make(path)
            yield path, self.storage

    def _make(self, path: str) -> str:
        target = Path(self.storage.path(path))
        text = BUNDLES[path]()
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
        return str(target)
