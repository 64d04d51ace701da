"""Headers that every answer carries."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_no_other_site_may_frame_a_page(client: Client) -> None:
    """Said twice: browsers that do not read the content policy read the older header."""
    headers = client.get("/healthz").headers
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
