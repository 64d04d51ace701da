"""Dates, hours, codes and placeholders: the small words a certificate must get right."""

from datetime import date

import pytest

from certificates.domain.codes import (
    CODE_ALPHABET,
    CODE_LENGTH,
    format_number,
    is_code,
    is_token,
    new_code,
    new_token,
    read_code,
    show_code,
)
from certificates.domain.placeholders import (
    BODY_PLACEHOLDERS,
    body_is_whole,
    fill,
    split_body,
    unknown_placeholders,
    without_score,
)
from certificates.domain.texts import FORMAL_TEXTS
from certificates.domain.wording import Case, hours, hours_of, written_date


@pytest.mark.parametrize(
    ("language", "written"),
    [("lv", "2026. gada 3. novembris"), ("lt", "2026 m. lapkričio 3 d."), ("en", "3 November 2026")],
)
def test_dates_are_written_as_each_language_writes_them(language: str, written: str) -> None:
    assert written_date(date(2026, 11, 3), language=language) == written


def test_latvian_months_follow_their_declension() -> None:
    def months(case: Case) -> list[str]:
        return [
            written_date(date(2026, month, 1), language="lv", case=case).rsplit(" ", 1)[1] for month in range(1, 13)
        ]

    assert months(Case.NOMINATIVE) == [
        "janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs",
        "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris",
    ]  # fmt: skip
    assert months(Case.GENITIVE) == [
        "janvāra", "februāra", "marta", "aprīļa", "maija", "jūnija",
        "jūlija", "augusta", "septembra", "oktobra", "novembra", "decembra",
    ]  # fmt: skip
    assert months(Case.DATIVE) == [
        "janvārim", "februārim", "martam", "aprīlim", "maijam", "jūnijam",
        "jūlijam", "augustam", "septembrim", "oktobrim", "novembrim", "decembrim",
    ]  # fmt: skip
    assert months(Case.LOCATIVE) == [
        "janvārī", "februārī", "martā", "aprīlī", "maijā", "jūnijā",
        "jūlijā", "augustā", "septembrī", "oktobrī", "novembrī", "decembrī",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "lv", "lt", "en"),
    [
        (1, "1 akadēmiskā stunda", "1 akademinė valanda", "1 academic hour"),
        (2, "2 akadēmiskās stundas", "2 akademinės valandos", "2 academic hours"),
        (9, "9 akadēmiskās stundas", "9 akademinės valandos", "9 academic hours"),
        (10, "10 akadēmiskās stundas", "10 akademinių valandų", "10 academic hours"),
        (11, "11 akadēmiskās stundas", "11 akademinių valandų", "11 academic hours"),
        (12, "12 akadēmiskās stundas", "12 akademinių valandų", "12 academic hours"),
        (21, "21 akadēmiskā stunda", "21 akademinė valanda", "21 academic hours"),
        (22, "22 akadēmiskās stundas", "22 akademinės valandos", "22 academic hours"),
        (30, "30 akadēmiskās stundas", "30 akademinių valandų", "30 academic hours"),
        (111, "111 akadēmiskās stundas", "111 akademinių valandų", "111 academic hours"),
        (121, "121 akadēmiskā stunda", "121 akademinė valanda", "121 academic hours"),
    ],
)
def test_hours_agree_with_their_number(count: int, lv: str, lt: str, en: str) -> None:
    assert [hours(count, language=language) for language in ("lv", "lt", "en")] == [lv, lt, en]


@pytest.mark.parametrize(
    ("count", "lv", "lt"),
    [
        (1, "1 akadēmiskās stundas", "1 akademinės valandos"),
        (2, "2 akadēmisko stundu", "2 akademinių valandų"),
        (11, "11 akadēmisko stundu", "11 akademinių valandų"),
        (16, "16 akadēmisko stundu", "16 akademinių valandų"),
        (21, "21 akadēmiskās stundas", "21 akademinės valandos"),
    ],
)
def test_hours_that_describe_a_programme_stand_in_the_genitive(count: int, lv: str, lt: str) -> None:
    assert [hours_of(count, language=language) for language in ("lv", "lt")] == [lv, lt]


def test_numbers_count_per_issuer_and_year() -> None:
    assert format_number("PSV", year=2026, sequence=42) == "PSV-2026-00042"
    assert format_number("AUG", year=2027, sequence=123456) == "AUG-2027-123456"


@pytest.mark.parametrize(("prefix", "sequence"), [("psv", 1), ("P", 1), ("PSV-", 1), ("", 1), ("ĀBC", 1), ("PSV", 0)])
def test_a_wrong_number_is_refused(prefix: str, sequence: int) -> None:
    with pytest.raises(ValueError, match=r"register"):
        format_number(prefix, year=2026, sequence=sequence)


def test_codes_use_letters_that_cannot_be_misread() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert set("".join(codes)) <= set(CODE_ALPHABET)
    assert set(CODE_ALPHABET).isdisjoint("01OILUV")


@pytest.mark.parametrize("typed", ["7KQ2M-X4R8D", "7kq2m x4r8d", " 7KQ2M–X4R8D\n", "7KQ2MX4R8D"])
def test_a_typed_code_is_read_as_it_was_meant(typed: str) -> None:
    assert read_code(typed) == "7KQ2MX4R8D"
    assert is_code(read_code(typed))
    assert show_code(read_code(typed)) == "7KQ2M-X4R8D"


@pytest.mark.parametrize("text", ["", "7KQ2M", "7KQ2MX4R8DD", "7KQ2MX4R8O", "7KQ2MX4R8\x00"])
def test_what_is_no_code_is_told(text: str) -> None:
    assert not is_code(text)


def test_tokens_carry_at_least_128_random_bits() -> None:
    tokens = {new_token() for _ in range(500)}

    assert len(tokens) == 500
    assert {len(token) for token in tokens} == {27}  # 160 bits, six to a character
    assert all(is_token(token) for token in tokens)
    assert not is_token("../../etc/passwd-aaaaaaaaaaaa")


def test_placeholders_are_a_closed_list() -> None:
    text = "{holder_name} {holder_name.__class__} {0} {programme_title!r} {x"

    assert unknown_placeholders(text, allowed=BODY_PLACEHOLDERS) == (
        "holder_name.__class__",
        "0",
        "programme_title!r",
        "{",
    )


def test_filling_never_reads_what_was_put_in() -> None:
    assert fill("{a} {b} {c}", {"a": "{b}", "b": "2"}) == "{b} 2 {c}"


def test_a_body_names_holder_and_then_programme() -> None:
    assert body_is_whole("{holder_name} – {programme_title} ({academic_hours})")
    assert not body_is_whole("{programme_title} – {holder_name}")
    assert not body_is_whole("{holder_name} {holder_name} {programme_title}")
    with pytest.raises(ValueError, match=r"names"):
        split_body("{holder_name}", {})


@pytest.mark.parametrize("language", ["lv", "lt", "en"])
def test_a_course_without_a_score_says_nothing_about_one(language: str) -> None:
    body = FORMAL_TEXTS[language]["body"]

    assert without_score(body) == body.rsplit(". ", 1)[0] + "."
    assert "%" not in "".join(split_body(body, {}))
    assert split_body(body, {"score": "92"})[2].endswith("92 %.")


def test_the_sentence_is_cut_at_name_and_title_without_their_quotation_marks() -> None:
    values = {"start_date": "A", "end_date": "B", "hours_phrase": "16 akademinių valandų", "score": "92"}

    assert split_body(FORMAL_TEXTS["lt"]["body"], values) == (
        "Pažymima, kad",
        "nuo A iki B baigė 16 akademinių valandų programą",
        "ir pasiekė joje numatytus mokymosi rezultatus. Galutinis įvertinimas: 92 %.",
    )
