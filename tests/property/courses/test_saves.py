"""The fold of saves gives every device the same answer."""

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.saves import Save, later, next_seq, overruled, winner

# Few clients and numbers, so that ties are common.
SAVES = st.builds(
    Save,
    client=st.sampled_from("abc"),
    seq=st.integers(1, 4),
    value=st.dictionaries(st.sampled_from(["text"]), st.text("xy", max_size=2)),
    locale=st.sampled_from(["lv", "lt"]),
)
MANY = st.lists(SAVES, max_size=12)


@given(MANY, st.randoms(use_true_random=False))
def test_order_of_arrival_and_repetition_do_not_matter(saves, random):
    again = random.sample(saves, len(saves)) + saves[: len(saves) // 2]
    assert winner(again) == winner(saves)
    assert overruled(again) == overruled(saves)


@given(SAVES, SAVES, SAVES)
def test_later_is_idempotent_commutative_and_associative(a, b, c):
    assert later(a, a) == a
    assert later(a, b) == later(b, a)
    assert later(later(a, b), c) == later(a, later(b, c)) == winner([a, b, c])


@given(MANY)
def test_nothing_is_greater_than_the_winner(saves):
    counting = winner(saves)
    assert all(save.rank <= counting.rank for save in saves)
    assert all(save.value != counting.value and save.client != counting.client for save in overruled(saves))


@given(MANY, st.sampled_from("abc"))
def test_who_has_seen_everything_wins_with_the_next_save(saves, client):
    new = Save(client=client, seq=next_seq(save.seq for save in saves), value={"text": "new"})
    assert winner([*saves, new]) == new
