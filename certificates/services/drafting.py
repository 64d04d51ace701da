"""Drafts a certificate from the records: everything but its number, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from certificates.domain.codes import CODE_ALPHABET, CODE_LENGTH, format_number
from certificates.domain.payload import CertificatePayload, SheetWords
from certificates.domain.problems import Problem
from certificates.domain.texts import FORMAL_TEXTS
from certificates.domain.wording import LANGUAGES
from certificates.models import Issuer, ProblemReason
from certificates.queries.results import final_score
from certificates.queries.words import CourseWords, words_of_course
from certificates.services.designs import design_words
from courses.models import Enrolment, FundingProject, in_language

# The register's years and dates are those of the issuers' countries, wherever the server stands.
REGISTER_ZONE = ZoneInfo("Europe/Riga")


class NotReadyError(Exception):
    """There is no certificate yet; ``reason`` and ``problems`` say what is missing."""

    def __init__(self, reason: ProblemReason, problems: Sequence[Problem] = ()) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Draft:
    """A whole payload with a stand-in for number, code and token, and who is to issue it."""

    issuer: Issuer
    payload: CertificatePayload


def draft_certificate(enrolment: Enrolment, *, at: datetime) -> Draft:
    """The certificate a completed enrolment deserves. Raises :class:`NotReadyError`."""
    course = enrolment.course
    issuer = Issuer.objects.filter(organisation_id=course.owner_id).select_related("organisation", "logo").first()
    if issuer is None:
        raise NotReadyError(ProblemReason.NO_ISSUER)
    project = course.funding_project or FundingProject.objects.filter(is_default=True).first()
    if project is None:
        raise NotReadyError(ProblemReason.NO_PROJECT)
    words = words_of_course(course)
    languages = sheet_languages(enrolment, issuer=issuer, available=words)
    design = design_words(languages[0])
    issue_day = at.astimezone(REGISTER_ZONE).date()
    payload = CertificatePayload(
        words=tuple(
            _sheet_words(language, words=words[language], issuer=issuer, project=project) for language in languages
        ),
        holder_name=enrolment.learner.get_full_name(),
        hours=course.academic_hours,
        start_date=_day(enrolment.enrolled_at or enrolment.requested_at),
        end_date=_day(enrolment.completed_at or at),
        issue_date=issue_day,
        score_percent=final_score(enrolment),
        issuer_reg_no=issuer.organisation.register_number,
        signatory_name=issuer.signatory_name,
        number=format_number(issuer.prefix, year=issue_day.year, sequence=99999),
        short_code=CODE_ALPHABET[0] * CODE_LENGTH,
        verify_url="",
        verify_text=_verify_text(languages[0]),
        project_code=project.code,
        project_acronym=project.acronym,
        belt_key=str(course.pk),
        design_version=design.version,
    )
    return Draft(issuer, payload)


def numbered(payload: CertificatePayload, *, number: str, code: str, token: str) -> CertificatePayload:
    """The payload with what it gets when its number is taken."""
    with translation.override(payload.language):
        url = settings.LASITAVA_BASE_URL.rstrip("/") + reverse("certificates:verify_token", args=[token])
    return replace(payload, number=number, short_code=code, verify_url=url)


def sheet_languages(enrolment: Enrolment, *, issuer: Issuer, available: dict[str, CourseWords]) -> tuple[str, ...]:
    """The holder's language, else the course's own, else any; and the issuer's second one where it exists.

    Never a mixture: a language counts only when the course speaks all of it.
    """
    wanted = (enrolment.learner.language, enrolment.course.source_locale.language_code, *LANGUAGES)
    main = next((language for language in wanted if language in available and language in LANGUAGES), None)
    if main is None:
        raise NotReadyError(ProblemReason.NO_WORDS)
    second = issuer.second_language
    if not second or second == main or second not in available:
        return (main,)
    if len(available[second].outcomes) != len(available[main].outcomes):
        return (main,)
    return (main, second)


def _sheet_words(language: str, *, words: CourseWords, issuer: Issuer, project: FundingProject) -> SheetWords:
    design = design_words(language)
    return SheetWords(
        language=language,
        heading=design.heading,
        subheading=design.subheading,
        body=design.body,
        outcomes_heading=design.outcomes_heading,
        course_title=words.title,
        outcomes=words.outcomes,
        issuer_name=in_language(issuer.organisation.names, language),
        place=in_language(issuer.places, language),
        signatory_role=in_language(issuer.signatory_roles, language),
        funding_statement=in_language(project.funding_statements, language),
        disclaimer=project.disclaimer(issuer.organisation, language=language),
        non_state_note=FORMAL_TEXTS[language]["non_state_note"],
        e_document_note=FORMAL_TEXTS[language]["e_document_note"],
    )


def _verify_text(language: str) -> str:
    """The address a person types: host and path of the verification page, without a scheme."""
    with translation.override(language):
        path = reverse("certificates:verify")
    return urlsplit(settings.LASITAVA_BASE_URL).netloc + path.rstrip("/")


def _day(moment: datetime) -> date:
    return moment.astimezone(REGISTER_ZONE).date()
