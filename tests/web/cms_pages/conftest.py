"""What is kept per process does not outlive a test, whose database is rolled back under the same number."""

import pytest

from courses.queries.memo import forget_kept


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget_kept()
