"""The checkout as the architecture tests see it: our own files, by what git would commit."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = {
    "accounts": ROOT / "site" / "accounts",
    "courses": ROOT / "courses",
    "methodology": ROOT / "methodology",
    "certificates": ROOT / "certificates",
    "cms_pages": ROOT / "cms_pages",
}
PACKAGES = {"elearning_site": ROOT / "site" / "elearning_site", **APPS}


def ours(*patterns: str) -> list[Path]:
    """Files git tracks or would track, matching any of the patterns, without those deleted in the working tree."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for line in listed.splitlines() if (path := ROOT / line).is_file()]
