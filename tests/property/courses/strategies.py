"""Strategies that build any spec, any response and any course outline."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from courses.domain.outline import Outline, OutlineItem, UnitKind
from courses.domain.questions import (
    Criterion,
    Essay,
    FileUpload,
    Matching,
    MultipleChoice,
    Numerical,
    Option,
    Ordering,
    Reflection,
    Scenario,
    Scoring,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

MARKS = st.decimals(min_value="0.01", max_value=100, places=2)
KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
KEY_LISTS = st.lists(KEYS, min_size=2, max_size=7, unique=True).map(tuple)
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=6)
# Stars and backslashes have a meaning of their own, tried in the examples.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="*\\", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30
)
LETTERS = st.text("aābcčdeēėęgģšžzAĀŠŽ ßİłø\u0304\u030c", min_size=1, max_size=30)
BOOLEANS = st.booleans()


@st.composite
def one_choice(draw, kind):
    keys = draw(KEY_LISTS)
    right = draw(st.sampled_from(keys))
    return kind(max_mark=draw(MARKS), options=tuple(Option(key, key == right) for key in keys))


@st.composite
def multiple_choice(draw):
    keys = draw(KEY_LISTS)
    right = draw(st.sets(st.sampled_from(keys), min_size=1))
    return MultipleChoice(
        max_mark=draw(MARKS),
        options=tuple(Option(key, key in right) for key in keys),
        scoring=draw(st.sampled_from(Scoring)),
    )


@st.composite
def marked_by_person(draw):
    points = draw(st.lists(MARKS, max_size=4))
    rubric = tuple(Criterion(str(number), point) for number, point in enumerate(points))
    max_mark = sum(points) or draw(MARKS)
    if draw(BOOLEANS):
        return Essay(max_mark=max_mark, max_characters=draw(st.integers(1, 9000)), rubric=rubric)
    endings = draw(st.lists(st.text("abcdeft7", min_size=1, max_size=4), min_size=1, max_size=3, unique=True))
    return FileUpload(
        max_mark=max_mark, accepted_types=tuple(endings), max_bytes=draw(st.integers(1, 10**8)), rubric=rubric
    )


GRADABLE = st.one_of(
    one_choice(SingleChoice),
    one_choice(Scenario),
    multiple_choice(),
    st.builds(TrueFalse, max_mark=MARKS, correct=BOOLEANS),
    st.builds(
        ShortAnswer,
        max_mark=MARKS,
        accepted=st.lists((WORDS | LETTERS).filter(str.strip), min_size=1, max_size=4).map(tuple),
        ignore_case=BOOLEANS,
        ignore_diacritics=BOOLEANS,
    ),
    st.builds(Numerical, max_mark=MARKS, answer=NUMBERS, tolerance=NUMBERS.map(abs)),
    st.builds(Matching, max_mark=MARKS, pairs=KEY_LISTS),
    st.builds(Ordering, max_mark=MARKS, items=KEY_LISTS),
)
SPECS = GRADABLE | marked_by_person() | st.builds(Reflection, max_characters=st.integers(1, 9000))

JSON = st.recursive(
    st.none() | BOOLEANS | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("choice", "choices", "value", "text", "pairs", "order", "files")


@st.composite
def responses_to(draw, spec):
    """Anything a browser may send: junk, and keys of the question in every shape."""
    keys = getattr(spec, "keys", None) or getattr(spec, "pairs", None) or getattr(spec, "items", None) or ("k",)
    known = st.sampled_from(list(keys))
    files = st.fixed_dictionaries(
        {"id": st.text(max_size=3), "name": st.just("a.a") | st.text(), "size": st.integers()}
    )
    likely = {
        "choice": known,
        "choices": st.lists(known),
        "value": BOOLEANS | st.sampled_from(["true", "false"]),
        "text": st.text(max_size=40) | NUMBERS.map(str) | LETTERS,
        "pairs": st.dictionaries(known, known),
        "order": st.lists(known),
        "files": st.lists(files, max_size=3),
    }
    return draw(
        st.none()
        | st.fixed_dictionaries({}, optional=likely)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=4), JSON)
    )


@st.composite
def outlines(draw, *, prefix="u"):
    """A course of up to three modules, with leaves in them and directly in the course."""
    modules = draw(st.integers(0, 3))
    items = [
        OutlineItem(key=f"m{number}", kind=UnitKind.MODULE, position=draw(st.integers(0, 5)))
        for number in range(modules)
    ]
    parents = st.sampled_from([None, *(item.key for item in items)])
    for number in range(draw(st.integers(0, 9))):
        items.append(
            OutlineItem(
                key=f"{prefix}{number}",
                kind=draw(st.sampled_from([UnitKind.LESSON, UnitKind.QUIZ])),
                position=draw(st.integers(0, 9)),
                parent=draw(parents),
                required=draw(BOOLEANS),
                minutes=draw(st.integers(0, 60)),
                added_at=draw(st.none() | st.just(datetime(2026, 5, 1, tzinfo=UTC))),
            )
        )
    return Outline(draw(st.permutations(items)))
