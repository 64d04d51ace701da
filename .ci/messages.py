"""Collect the interface's words into `locale/`, or check that nothing is left to collect or to translate.

    .venv/bin/python .ci/messages.py           collect
    .venv/bin/python .ci/messages.py --check   change nothing; say what is missing and end with 1

Works on a copy, so that only files of the project are read and a half-made catalogue never lands in the tree.
Needs GNU gettext (apt-get install gettext). New words are English; Latvian and Lithuanian are to be filled in.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("lv", "lt", "en")
TRANSLATED = ("lv", "lt")
"""English words are the message ids themselves; that catalogue may stay empty."""
SHOWN_AT_MOST = 20


def tracked(*patterns: str) -> list[Path]:
    """Files of the project, also those not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- fixed
    return [
        path for line in listed.splitlines() if (path := Path(line)).parts[0] != "tests" and (ROOT / path).is_file()
    ]


def collect(folder: Path) -> dict[str, Path]:
    """Fresh catalogues by language, made from a copy of the project in `folder`."""
    for path in [*tracked("*.py", "*.html", "*.txt"), *tracked("locale")]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, target)
    (folder / "locale").mkdir(exist_ok=True)
    languages = [word for language in LANGUAGES for word in ("--locale", language)]
    options = ["--no-obsolete", "--no-wrap", "--add-location", "file", "--extension", "html,txt,py"]
    # Without settings Django looks at the working folder alone.
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", *languages, *options]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed
    if done.returncode:
        sys.exit(f"The words could not be collected:\n{done.stdout}{done.stderr}")
    return {language: folder / "locale" / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}


def ids(path: Path) -> set[tuple[str, str]]:
    """What a catalogue has words for."""
    if not path.exists():
        return set()
    return {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}


def faults(language: str, fresh: Path) -> list[str]:
    """Everything wrong with the tree's catalogue of one language."""
    current = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    found = [f"not collected: {msgid}" for _, msgid in sorted(ids(fresh) - ids(current))]
    found += [f"no longer used: {msgid}" for _, msgid in sorted(ids(current) - ids(fresh))]
    if not current.exists():
        return found
    if language in TRANSLATED:
        catalogue = polib.pofile(str(current))
        found += [f"not translated: {entry.msgid}" for entry in catalogue.untranslated_entries()]
        found += [f"unsure: {entry.msgid}" for entry in catalogue.fuzzy_entries()]
    format_check = ["msgfmt", "--check-format", "--check-header", "--output-file", os.devnull, str(current)]
    done = subprocess.run(format_check, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed
    return found + (done.stderr.splitlines() if done.returncode else [])


def check(catalogues: dict[str, Path]) -> int:
    """Print what is wrong. 0 when nothing is."""
    total = 0
    for language, fresh in catalogues.items():
        found = faults(language, fresh)
        total += len(found)
        for fault in found[:SHOWN_AT_MOST]:
            print(f"{language}: {fault}")
        if len(found) > SHOWN_AT_MOST:
            print(f"{language}: and {len(found) - SHOWN_AT_MOST} more")
    print(f"{total} faults in the catalogues." if total else "Every word is collected and translated.")
    return 1 if total else 0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="lasitava-messages-") as name:
        catalogues = collect(Path(name))
        if "--check" in sys.argv[1:]:
            return check(catalogues)
        for language, fresh in catalogues.items():
            target = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(fresh, target)
            print(f"{target.relative_to(ROOT)}: {len(ids(target))} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
