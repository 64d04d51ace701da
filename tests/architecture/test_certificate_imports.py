"""What prints certificates is imported by whoever prints, not by every process that starts."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys, django
django.setup()
from django.urls import reverse
import certificates.services.issuing, certificates.tasks, certificates.views.verification
reverse("certificates:verify")
print(sorted(name for name in ("xhtml2pdf", "reportlab", "pypdf") if name in sys.modules))
"""


def test_a_web_process_does_not_import_the_pdf_libraries() -> None:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "elearning_site.settings.test", "PYTHONPATH": paths}

    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
