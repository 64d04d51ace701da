"""Stored reasons become sentences that say where to mend what."""

from dataclasses import asdict

import pytest

from certificates.domain.problems import Problem, ProblemKind
from certificates.models import IssuingProblem
from certificates.pdf.preflight import FACT_FIELDS, WORD_FIELDS
from certificates.viewsets.problem_words import FIELDS, problem_sentences

MADE_BY_US = {"number", "verify_text", "non_state_note", "e_document_note"}  # nobody edits these


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            Problem(ProblemKind.MISSING_LETTER, "holder_name", "გ U+10D2 GEORGIAN LETTER GAN"),
            "Name of the holder: the certificate's typeface has no გ U+10D2 GEORGIAN LETTER GAN.",
        ),
        (Problem(ProblemKind.EMPTY, "disclaimer.lt"), "Disclaimer (lt): is empty."),
        (
            Problem(ProblemKind.TOO_LONG, "course_title.lv", "250"),
            "Title of the course (lv): is too long. At most 250.",
        ),
        (Problem(ProblemKind.TOO_LONG, "Aaaaaa"), "“Aaaaaa”: is too long."),
        (Problem(ProblemKind.TEXT, "body.en", "colour"), "Sentence (en): has wrong placeholders. colour"),
        (Problem(ProblemKind.DATES, "end_date"), "End of studies: the dates are out of order."),
    ],
)
def test_a_problem_is_told_in_a_sentence(problem: Problem, sentence: str) -> None:
    assert problem_sentences(IssuingProblem(details=[asdict(problem)])) == sentence


def test_every_field_that_people_fill_has_a_name() -> None:
    checked = {name for name, *_rest in (*FACT_FIELDS, *WORD_FIELDS)} - MADE_BY_US

    assert checked <= set(FIELDS)
