"""What is kept per generation, while another thread publishes."""

import pytest

from courses.queries import memo
from courses.queries.memo import kept_per_generation

pytestmark = pytest.mark.usefixtures("clean_memos")


@pytest.fixture
def generation(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    now = {"number": 1}
    monkeypatch.setattr(memo, "current_generation", lambda: now["number"])
    return now


def test_what_was_begun_before_a_publish_is_not_kept_after_it(generation: dict[str, int]) -> None:
    """The other thread meets the new number while the first one still works under the old one."""
    words = ["old"]

    @kept_per_generation
    def said(_key: str) -> str:
        found = words[0]
        if found == "old":
            words[0], generation["number"] = "new", 2
            assert said("other") == "new"
        return found

    assert said("this") == "old"
    assert said("this") == "new"


def test_a_memo_that_is_emptied_meanwhile_still_answers(
    generation: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memo, "MOST_KEPT", 0)

    @kept_per_generation
    def said(key: int) -> int:
        return key if key == 0 else said(key - 1) + 1

    assert [said(key) for key in (3, 3, 2)] == [3, 3, 2]
