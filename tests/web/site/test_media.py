"""The media folder: pictures are served, everything else has a door that asks."""

from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    def put(path: str) -> str:
        target = Path(settings.MEDIA_ROOT) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"content")
        return f"/media/{path}"

    return put


def test_a_picture_is_served_and_runs_nothing(client, stored):
    response = client.get(stored("images/room.width-800.jpg"))
    assert b"".join(response.streaming_content) == b"content"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["documents/secret.pdf", "images/../documents/secret.pdf", "images/deep/er.jpg", "secret.txt"],
)
def test_nothing_else_of_the_folder_is(client, stored, path):
    assert client.get(stored(path)).status_code == 404
