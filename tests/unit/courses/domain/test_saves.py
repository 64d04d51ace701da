"""Two devices, one answer: which save counts and what is said about the other."""

from courses.domain.saves import Save, next_seq, overruled, winner


def save(client, seq, text):
    return Save(client=client, seq=seq, value={"text": text})


def test_the_greatest_number_wins_whatever_arrives_last():
    old, new = save("phone", 4, "old"), save("desk", 5, "new")
    assert winner([old, new]) is winner([new, old]) is new


def test_equal_numbers_are_decided_by_the_name_of_the_browser():
    assert winner([save("b", 3, "from b"), save("a", 3, "from a")]) == save("b", 3, "from b")


def test_no_save_no_winner():
    assert winner([]) is None
    assert overruled([]) == []


def test_only_the_last_different_word_of_each_other_device_is_shown():
    saves = [
        save("desk", 1, "typing"),
        save("desk", 6, "final"),
        save("phone", 2, "early"),
        save("phone", 5, "from the phone"),
        save("tablet", 4, "from the tablet"),
        save("library", 3, "final"),
    ]
    assert overruled(saves) == [save("phone", 5, "from the phone"), save("tablet", 4, "from the tablet")]


def test_a_counter_goes_on_from_the_greatest_number_seen():
    assert next_seq([]) == 1
    assert next_seq([3, 9, 4]) == 10
