"""Build the source distribution and from it the wheel, and prove the wheel: complete, installable alone, and sound.

The wheel is installed into an environment of its own with the locked packages, far from the checkout.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
PACKAGED = {
    "site/elearning_site/": "elearning_site/",
    "site/accounts/": "accounts/",
    "courses/": "courses/",
    "methodology/": "methodology/",
    "certificates/": "certificates/",
    "cms_pages/": "cms_pages/",
    "locale/": "elearning_site/locale/",
}
PROOF = """
import django, sys
from django.conf import settings
from django.utils import translation
import elearning_site
assert "site-packages" in elearning_site.__file__, elearning_site.__file__
django.setup()
for language, word in (("lv", "Kursi"), ("lt", "Kursai")):
    with translation.override(language):
        found = translation.gettext("Courses")
        assert found == word, f"{language}: Courses is {found!r}: the wheel's catalogue was not compiled"
"""


def run(*command: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run a program; its output. Ends the check when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def expected() -> set[str]:
    """Names the wheel must hold for everything git knows inside our packages."""
    tracked = run("git", "ls-files", cwd=ROOT).splitlines()
    catalogues = [f"{path.removesuffix('.po')}.mo" for path in tracked if path.endswith(".po")]
    return {
        target + path.removeprefix(source)
        for path in [*tracked, *catalogues]
        for source, target in PACKAGED.items()
        if path.startswith(source)
    }


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lasitava-package-") as name:
        scratch = Path(name)
        # Without further words uv builds the wheel from the source distribution, which proves that one complete.
        run(UV, "build", "--out-dir", scratch, ROOT, cwd=scratch)
        (wheel,) = scratch.glob("*.whl")
        missing = expected() - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            sys.exit(f"Not in the wheel: {', '.join(sorted(missing))}")
        python = scratch / "alone" / "bin" / "python"
        run(UV, "venv", "--quiet", "--python", sys.executable, scratch / "alone", cwd=scratch)
        lock = ROOT / "requirements.lock"
        run(
            UV,
            "pip",
            "install",
            "--python",
            python,
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            lock,
            cwd=scratch,
        )
        run(UV, "pip", "install", "--python", python, "--no-deps", wheel, cwd=scratch)
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
            "DJANGO_SETTINGS_MODULE": "elearning_site.settings.production",
            "SECRET_KEY": "only to look at the settings; never used to sign anything, but long enough",
            "ALLOWED_HOSTS": "lasitava.example",
            "LASITAVA_VAR": str(scratch / "var"),
        }
        (scratch / "var" / "static").mkdir(parents=True)
        run(python, "-c", PROOF, cwd=scratch, env=env)
        print(run(python, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", cwd=scratch, env=env).strip())
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, complete and sound")


if __name__ == "__main__":
    main()
