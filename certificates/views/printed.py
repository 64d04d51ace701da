"""A certificate as a page: every printed field repeated, in words of the visitor's language around the holder's own."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.domain.codes import show_code
from certificates.domain.payload import CertificatePayload, SheetWords
from certificates.domain.wording import LANGUAGES, Case, hours, written_date
from certificates.models import Certificate, Status
from certificates.queries.register import CurrentStatus
from courses.queries.weave import dye_of, weave_keys

# How the design system calls what we call by law.
LOOK = {Status.VALID: "valid", Status.WITHDRAWN: "revoked", Status.REPLACED: "replaced", Status.VOID: "revoked"}


def page_of(certificate: Certificate, status: CurrentStatus, *, at: datetime) -> dict[str, Any]:
    """What the certificate component shows."""
    payload = CertificatePayload.from_json(certificate.payload)
    units = len(weave_keys(certificate.course_id))
    return {
        "state": LOOK[status.status],
        "state_label": status.status.label,
        "statement": statement(certificate, status, at=at),
        "facts": facts(payload, hidden=certificate.hide_name),
        "outcomes": [in_its_language(outcome, words) for words in payload.words for outcome in words.outcomes],
        "small_print": format_html_join(
            " ", "{}", ((in_its_language(text, payload.main),) for text in fine_print(payload))
        ),
        # A course that is no longer live has no belt to show; the certificate stands without.
        "weave_url": reverse("weave_belt", args=[certificate.course_id]) if units else "",
        "dye": dye_of(certificate.course_id),
        "units": units,
    }


def statement(certificate: Certificate, status: CurrentStatus, *, at: datetime) -> str:
    """The sentence under the status: what it means, since when, and when this was looked up."""
    own = interface_language()
    day = written_date(timezone.localtime(status.at).date(), language=own, case=Case.LOCATIVE)
    if status.status is Status.VALID:
        told = _("This certificate is in the register and has not been withdrawn.")
    elif status.status is Status.WITHDRAWN:
        told = _("This certificate was withdrawn on %(day)s. Reason: %(reason)s") % {
            "day": day,
            "reason": status.reason,
        }
    elif status.status is Status.REPLACED:
        told = _("This certificate was replaced by a new one on %(day)s.") % {"day": day}
    else:
        told = _("This number never became a certificate.")
    now = timezone.localtime(at)
    checked = _("Checked on %(day)s at %(time)s.") % {
        "day": written_date(now.date(), language=own, case=Case.LOCATIVE),
        "time": f"{now:%H:%M}",
    }
    return f"{told} {checked}"


def facts(payload: CertificatePayload, *, hidden: bool) -> list[tuple[str, str | SafeString]]:
    """Term and value of everything on the sheet, in its order; the holder's initials where the name is hidden."""
    main, own = payload.main, interface_language()
    name = initials_of(payload.holder_name) if hidden else payload.holder_name
    period = f"{written_date(payload.start_date, language=own)} – {written_date(payload.end_date, language=own)}"
    score = "" if payload.score_percent is None else f"{payload.score_percent} %"
    return [
        (_("Document"), in_its_language(f"{main.heading} {main.subheading}", main)),
        (_("Name and surname"), name),
        (_("Programme"), in_both(payload, "course_title")),
        (_("Workload"), hours(payload.hours, language=own)),
        (_("Period of study"), period),
        (_("Final result"), score),
        (_("Registration number"), payload.number),
        (_("Date of issue"), written_date(payload.issue_date, language=own)),
        (_("Place of issue"), in_both(payload, "place")),
        (_("Issued by"), in_both(payload, "issuer_name")),
        (_("Registration number of the issuer"), payload.issuer_reg_no),
        (_("Signatory"), format_html("{}, {}", payload.signatory_name, in_both(payload, "signatory_role"))),
        (_("Project"), f"{payload.project_acronym}, {payload.project_code}"),
        (_("Verification code"), show_code(payload.short_code)),
    ]


def fine_print(payload: CertificatePayload) -> tuple[str, ...]:
    """The small print of the sheet, most telling sentence first."""
    main = payload.main
    return (main.non_state_note, main.disclaimer, main.funding_statement, main.e_document_note)


def in_its_language(text: str, words: SheetWords) -> SafeString:
    """Words of the sheet, marked with their language for whoever hears the page."""
    return format_html('<span lang="{}">{}</span>', words.language, text)


def in_both(payload: CertificatePayload, field: str) -> SafeString:
    """One field in every language of the sheet."""
    spans = ((in_its_language(getattr(words, field), words),) for words in payload.words)
    return format_html_join(" / ", "{}", spans)


def initials_of(name: str) -> str:
    """What is left of a name its holder hides: ``S. Ā.``"""
    return " ".join(f"{part[0]}." for part in name.split())


def interface_language() -> str:
    """The visitor's language, as far as we know how it writes dates and hours."""
    language = (get_language() or "").split("-")[0]
    return language if language in LANGUAGES else "en"


def as_json(certificate: Certificate, status: CurrentStatus, *, at: datetime) -> dict[str, Any]:
    """The same answer for machines."""
    payload = CertificatePayload.from_json(certificate.payload)
    printed = payload.to_json()
    del printed["verify_url"]
    if certificate.hide_name:
        printed["holder_name"] = initials_of(payload.holder_name)
    return {
        "status": status.status.value,
        "status_since": status.at.isoformat(),
        "reason": status.reason,
        "checked_at": at.isoformat(),
        "name_hidden": certificate.hide_name,
        "file_sha256": certificate.sha256,
        "certificate": printed,
    }
