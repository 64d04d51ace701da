"""Build hook: compiles the message catalogues into the wheel, so that installing needs no GNU gettext."""

import tempfile
from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileMessages(BuildHookInterface[Any]):
    """Adds `elearning_site/locale/<language>/LC_MESSAGES/django.mo` for every `locale/**/*.po`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        locale = Path(self.root) / "locale"
        self._compiled = tempfile.TemporaryDirectory(prefix="lasitava-messages-")
        for source in sorted(locale.rglob("*.po")):
            inside = source.relative_to(locale).with_suffix(".mo")
            # An editable install reads the tree itself; a wheel gets its own copy, whatever lies compiled in the tree.
            target = source.with_suffix(".mo") if version == "editable" else Path(self._compiled.name) / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            polib.pofile(str(source)).save_as_mofile(str(target))
            if version != "editable":
                build_data["force_include"][str(target)] = f"elearning_site/locale/{inside.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._compiled.cleanup()
