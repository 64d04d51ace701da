"""Names that the measuring process and the measured site share. No Django here."""

TITLE = "Measured course"
PATH = "kursi/measured-course/"
"""Of the course, below a Latvian address."""
QUESTIONS = 10
EMAIL, PASSWORD = "benchmark@example.org", "only for measuring"
