"""Reasons in words: what stands in the way of a certificate, and where to mend it."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.domain.problems import ProblemKind

FIELDS: Final[Mapping[str, Promise]] = {
    "holder_name": gettext_lazy("name of the holder"),
    "hours": gettext_lazy("academic hours"),
    "course_title": gettext_lazy("title of the course"),
    "outcomes": gettext_lazy("learning outcomes"),
    "outcomes_heading": gettext_lazy("heading of the learning outcomes"),
    "issuer_name": gettext_lazy("name of the issuer"),
    "issuer_reg_no": gettext_lazy("registration number of the issuer"),
    "place": gettext_lazy("place of issue"),
    "signatory_name": gettext_lazy("name of the signatory"),
    "signatory_role": gettext_lazy("position of the signatory"),
    "heading": gettext_lazy("heading"),
    "subheading": gettext_lazy("subheading"),
    "body": gettext_lazy("sentence"),
    "project_code": gettext_lazy("project number"),
    "project_acronym": gettext_lazy("acronym of the project"),
    "funding_statement": gettext_lazy("funding statement"),
    "disclaimer": gettext_lazy("disclaimer"),
    "end_date": gettext_lazy("end of studies"),
    "issue_date": gettext_lazy("date of issue"),
}
SENTENCES: Final[Mapping[str, Promise]] = {
    ProblemKind.MISSING_LETTER: gettext_lazy("%(field)s: the certificate's typeface has no %(detail)s."),
    ProblemKind.EMPTY: gettext_lazy("%(field)s: is empty."),
    ProblemKind.TOO_LONG: gettext_lazy("%(field)s: is too long. %(detail)s"),
    ProblemKind.TEXT: gettext_lazy("%(field)s: has wrong placeholders. %(detail)s"),
    ProblemKind.DATES: gettext_lazy("%(field)s: the dates are out of order."),
}


def problem_sentences(problem: Any) -> str:
    """The stored details of an :class:`IssuingProblem` as sentences in the reader's language."""
    return " ".join(_sentence(row) for row in problem.details)


def _sentence(row: Mapping[str, str]) -> str:
    field, _dot, language = row["field"].partition(".")
    # A field without a name of its own is a word that is too wide: it is quoted.
    name = str(FIELDS.get(field, f"“{row['field']}”"))
    shown = f"{name} ({language})" if language else name
    sentence = SENTENCES[ProblemKind(row["kind"])]
    return (str(sentence) % {"field": shown[:1].upper() + shown[1:], "detail": _detail(row)}).strip()


def _detail(row: Mapping[str, str]) -> str:
    if row["kind"] == ProblemKind.TOO_LONG and row["detail"].isdigit():
        return _("At most %(count)s.") % {"count": row["detail"]}
    return row["detail"]
