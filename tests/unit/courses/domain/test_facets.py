"""Filters: what passes, what is counted, what the chips lead to."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from courses.domain.facets import FacetLabels, address_query, chips, pick


@dataclass(frozen=True)
class Row:
    name: str
    facets: dict[str, frozenset[str]]


LABELS = {
    "kind": FacetLabels("Kind", {"a": "A", "b": "B", "c": "C"}),
    "topic": FacetLabels("Topic", {"x": "X", "y": "Y"}),
}
ROWS = [
    Row("1", {"kind": frozenset("a"), "topic": frozenset("x")}),
    Row("2", {"kind": frozenset("a"), "topic": frozenset("xy")}),
    Row("3", {"kind": frozenset("b"), "topic": frozenset("y")}),
    Row("4", {"kind": frozenset("c")}),
]


def names(chosen: dict[str, list[str]]) -> list[str]:
    return [row.name for row in pick(ROWS, chosen=chosen, labels=LABELS).rows]


def counted(chosen: dict[str, list[str]]) -> list[list[tuple[str, int, bool]]]:
    facets = pick(ROWS, chosen=chosen, labels=LABELS).facets
    return [[(option.key, option.count, option.chosen) for option in facet.options] for facet in facets]


def test_nothing_chosen_shows_all_and_counts_all() -> None:
    assert names({}) == ["1", "2", "3", "4"]
    assert counted({}) == [[("a", 2, False), ("b", 1, False), ("c", 1, False)], [("x", 2, False), ("y", 2, False)]]


def test_options_of_a_facet_widen_and_facets_narrow() -> None:
    assert names({"kind": ["a", "b"]}) == ["1", "2", "3"]
    assert names({"kind": ["a", "b"], "topic": ["y"]}) == ["2", "3"]


def test_counts_say_what_choosing_would_show() -> None:
    assert counted({"kind": ["a"]}) == [
        [("a", 2, True), ("b", 1, False), ("c", 1, False)],
        [("x", 2, False), ("y", 1, False)],
    ]


def test_a_chosen_option_without_rows_stays_to_be_taken_back() -> None:
    assert counted({"kind": ["c"], "topic": ["x"]})[0] == [("a", 2, False), ("c", 0, True)]


def test_unknown_facets_and_options_are_ignored() -> None:
    assert names({"kind": ["zzz"], "nothing": ["a"]}) == ["1", "2", "3", "4"]


def test_chips_lead_to_the_choice_without_them() -> None:
    facets = pick(ROWS, chosen={"kind": ["a", "b"], "topic": ["x"]}, labels=LABELS).facets
    assert address_query(facets, query="š&=") == "q=%C5%A1%26%3D&kind=a&kind=b&topic=x"
    assert chips(facets, query="q") == [
        ("“q”", "?kind=a&kind=b&topic=x"),
        ("A", "?q=q&kind=b&topic=x"),
        ("B", "?q=q&kind=a&topic=x"),
        ("X", "?q=q&kind=a&kind=b"),
    ]


chosen_options = st.fixed_dictionaries(
    {"kind": st.lists(st.sampled_from("abc"), unique=True), "topic": st.lists(st.sampled_from("xy"), unique=True)}
)


@given(chosen=chosen_options)
def test_a_count_is_the_number_of_rows_that_option_alone_would_show(chosen: dict[str, list[str]]) -> None:
    for facet in pick(ROWS, chosen=chosen, labels=LABELS).facets:
        for option in facet.options:
            assert option.count == len(names(chosen | {facet.key: [option.key]}))
