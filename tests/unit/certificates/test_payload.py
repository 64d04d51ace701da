"""The payload: one immutable value with a stable JSON form."""

import json
from dataclasses import FrozenInstanceError, replace

import pytest

from certificates.domain.payload import CertificatePayload, PayloadError
from tests.factories.sheets import payload, sheet_words


@pytest.mark.parametrize("languages", [("lv",), ("lt",), ("en",), ("lv", "en")])
@pytest.mark.parametrize("score", [92, None])
def test_a_payload_survives_its_json_form(languages: tuple[str, ...], score: int | None) -> None:
    sheet = payload(*languages, score_percent=score)

    assert CertificatePayload.from_json(json.loads(json.dumps(sheet.to_json()))) == sheet


def test_the_json_form_is_versioned() -> None:
    data = payload().to_json()

    assert data["schema"] == 1
    with pytest.raises(PayloadError, match="schema 2 is not 1"):
        CertificatePayload.from_json({**data, "schema": 2})


@pytest.mark.parametrize("change", [{"words": []}, {"holder_name": ...}, {"colour": "red"}, {"issue_date": None}])
def test_json_that_is_not_whole_is_refused(change: dict[str, object]) -> None:
    data = {**payload().to_json(), **change}
    if change.get("holder_name") is ...:
        del data["holder_name"]

    with pytest.raises(PayloadError):
        CertificatePayload.from_json(data)


def test_a_payload_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        payload().holder_name = "Someone Else"  # type: ignore[misc]  # the point of the test


def test_letters_are_composed_and_spaces_single() -> None:
    assert payload(holder_name=" Z\u030cane  A\u0304be\nle ").holder_name == "Žane Ābe le"


def test_two_languages_list_the_same_outcomes() -> None:
    words = (sheet_words("lv"), replace(sheet_words("en"), outcomes=("Only one.",)))

    with pytest.raises(PayloadError, match="same learning outcomes"):
        payload("lv", words=words)


def test_no_sheet_is_written_in_an_unknown_language() -> None:
    with pytest.raises(PayloadError, match="'xx'"):
        replace(sheet_words("lv"), language="xx")


def test_the_sentence_reads_in_latvian_cases() -> None:
    sheet = payload("lv", hours=21)

    assert sheet.body(sheet.main) == (
        "Apliecina, ka",
        "laikā no 2026. gada 2. marta līdz 2026. gada 17. aprīlim apguva programmu",
        "21 akadēmiskās stundas apjomā un sasniedza programmā paredzētos mācīšanās rezultātus. "
        "Noslēguma vērtējums: 92 %.",
    )
