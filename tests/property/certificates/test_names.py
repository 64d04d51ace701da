"""Any name is either refused with its letters named, or printed exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.domain.payload import CertificatePayload
from certificates.domain.placeholders import BODY_PLACEHOLDERS, fill, unknown_placeholders
from certificates.domain.problems import ProblemKind
from certificates.pdf import missing_texts, problems, render_certificate
from tests.factories.sheets import payload

BALTIC = "AĀĄBCČDEĒĘĖFGĢHIĪĮJKĶLĻMNŅOPRSŠTUŪŲVZŽQWXYÕÄÖÜŁŃÓŚŹŻ"
LETTERS = BALTIC + BALTIC.lower() + "-'’. "
COMBINING = "\u0301\u0304\u0306\u030c\u0307\u0327\u0328\u0323"
FOREIGN = "გҚқӘѝ王あ\u05d0\u0627\u200f\u202e\x07🌷ẞ"

baltic_names = st.text(LETTERS, min_size=1, max_size=200).filter(lambda name: name.strip() != "")
any_names = st.text(LETTERS + COMBINING + FOREIGN, min_size=1, max_size=60)


@settings(max_examples=15, deadline=None)
@given(name=baltic_names)
def test_a_baltic_name_prints_unless_it_is_one_endless_word(name: str) -> None:
    sheet = payload("lt", holder_name=name)
    kinds = {problem.kind for problem in problems(sheet)}

    assert kinds <= {ProblemKind.TOO_LONG}
    if not kinds:
        assert missing_texts(render_certificate(sheet), sheet) == ()


@settings(max_examples=25, deadline=None)
@given(name=any_names)
def test_any_name_is_refused_or_printed_exactly(name: str) -> None:
    sheet = payload("lv", holder_name=name)
    found = problems(sheet)

    if found:
        assert all(problem.kind in ProblemKind for problem in found)
    else:
        assert missing_texts(render_certificate(sheet), sheet) == ()


@given(
    name=st.text(max_size=50),
    hours=st.integers(1, 500),
    score=st.none() | st.integers(0, 100),
)
def test_json_keeps_every_fact(name: str, hours: int, score: int | None) -> None:
    sheet = payload("lv", holder_name=name, hours=hours, score_percent=score)

    assert CertificatePayload.from_json(sheet.to_json()) == sheet


@given(text=st.text("{}_abc.!x "), value=st.text())
def test_filling_changes_only_known_names(text: str, value: str) -> None:
    filled = fill(text, {"a": value})

    assert filled.count(value) >= text.count("{a}") or value == ""
    if "{a}" not in text:
        assert filled == text
    if not unknown_placeholders(text, allowed=BODY_PLACEHOLDERS):
        assert "{" not in text
