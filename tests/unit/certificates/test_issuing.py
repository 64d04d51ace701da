"""Issuing: once per enrolment, numbers without gaps, nothing lost by a crash, no number for what cannot be printed."""

import threading
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from pypdf import PdfReader
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from certificates.domain.payload import CertificatePayload
from certificates.models import (
    Certificate,
    CertificateState,
    CertificateStatus,
    Issuer,
    IssuerYear,
    IssuingProblem,
    ProblemReason,
)
from certificates.pdf import RenderError, RenderReason, missing_texts
from certificates.queries.register import current_status
from certificates.services import issuing
from certificates.services.catching_up import catch_up_at
from certificates.services.files import file_name, open_file, store_file
from certificates.services.issuing import LEASE, issue_certificate, issue_due
from certificates.services.withdrawing import NotWithdrawableError, declare_void, withdraw
from courses.extensions.signals import course_completed
from courses.models import Enrolment, EnrolmentState, FundingProject, UnitRecord
from tests.factories.certificates import (
    COMPLETED,
    ISSUED,
    OUTCOMES,
    make_certified_course,
    make_completed,
    make_issuer,
    make_learner,
)
from tests.factories.courses import make_organisation

pytestmark = pytest.mark.django_db


def test_a_completed_enrolment_gets_a_certificate_that_says_everything() -> None:
    made = make_certified_course()
    enrolment = make_completed(made)

    certificate = issue_certificate(enrolment.pk, at=ISSUED)

    assert certificate is not None
    assert (certificate.state, certificate.number, certificate.language) == ("issued", "PSV-2026-00001", "lv")
    assert (certificate.learner_id, certificate.course_id) == (enrolment.learner_id, made.key)
    payload = CertificatePayload.from_json(certificate.payload)
    assert payload.holder_name == "Skaidrīte Ābele"
    assert payload.main.course_title == "Sensory reading room (lv)"
    assert payload.main.outcomes == OUTCOMES
    assert payload.main.issuer_name == "Pasvales bibliotēka"
    assert payload.main.disclaimer == "Its contents are the sole responsibility of Pasvales bibliotēka."
    assert (payload.hours, payload.score_percent) == (16, None)
    assert [day.isoformat() for day in (payload.start_date, payload.end_date, payload.issue_date)] == [
        "2026-03-02",
        "2026-04-17",
        "2026-04-20",
    ]
    assert payload.verify_url == f"http://127.0.0.1:8000/lv/verify/{certificate.token}/"
    assert payload.verify_text == "127.0.0.1:8000/lv/verify"
    with open_file(certificate) as file:
        pdf = file.read()
    assert missing_texts(pdf, payload) == ()
    assert certificate.size == len(pdf)
    assert current_status(certificate).status == "valid"


def test_issuing_again_and_again_gives_one_certificate() -> None:
    enrolment = make_completed(make_certified_course())

    keys = {issue_certificate(enrolment.pk, at=ISSUED + timedelta(days=day)).pk for day in range(50)}

    assert len(keys) == 1
    assert list(Certificate.objects.values_list("number", "attempts")) == [("PSV-2026-00001", 1)]
    assert CertificateStatus.objects.count() == 1
    assert IssuerYear.objects.get().last == 1


@pytest.mark.django_db(transaction=True)
def test_threads_at_once_take_numbers_without_gaps_or_doubles() -> None:
    made = make_certified_course()
    enrolments = [make_completed(made).pk for _ in range(6)]
    failures: list[BaseException] = []

    def issue_all() -> None:
        try:
            for enrolment in enrolments:
                issue_certificate(enrolment, at=ISSUED)
        except BaseException as failure:  # shown by the assertion below
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert sorted(Certificate.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert set(Certificate.objects.values_list("state", flat=True)) == {"issued"}
    assert Certificate.objects.values("enrolment").distinct().count() == 6
    assert CertificateStatus.objects.count() == 6


def test_numbers_count_per_issuer_and_per_year_of_riga() -> None:
    made, other = (
        make_certified_course(),
        make_certified_course(
            title="Other",
            owner_organisation=make_organisation("augsdaugava", names={"lv": "Augšdaugavas novads"}),
            issuer=False,
        ),
    )
    make_issuer("AUG", organisation=other.course.owner)
    # Half past ten in the evening in London is the next year in Riga.
    new_year = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)

    numbers = [
        issue_certificate(make_completed(course).pk, at=at).number
        for course, at in [(made, ISSUED), (other, ISSUED), (made, ISSUED), (made, new_year), (made, ISSUED)]
    ]

    assert numbers == ["PSV-2026-00001", "AUG-2026-00001", "PSV-2026-00002", "PSV-2027-00001", "PSV-2026-00003"]


def test_the_database_refuses_a_second_certificate_for_an_enrolment() -> None:
    first = issue_certificate(make_completed(make_certified_course()).pk, at=ISSUED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            **{field.attname: getattr(first, field.attname) for field in first._meta.concrete_fields}
            | {"key": None, "number": "PSV-2026-00002", "sequence": 2, "token": "x", "code": "y"}
        )


def test_a_crash_while_printing_keeps_the_number_for_the_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    enrolment = make_completed(make_certified_course())
    with monkeypatch.context() as crash:
        crash.setattr(issuing, "store_file", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            issue_certificate(enrolment.pk, at=ISSUED)
    waiting = Certificate.objects.get()
    assert (waiting.state, waiting.number, waiting.sha256) == ("issuing", "PSV-2026-00001", "")

    # The maker might still be at work: nobody takes over before its lease ends.
    assert issue_due(ISSUED + LEASE - timedelta(seconds=1)) == 0
    assert issue_due(ISSUED + LEASE) == 1

    waiting.refresh_from_db()
    assert (waiting.state, waiting.number, waiting.attempts) == ("issued", "PSV-2026-00001", 2)
    assert issue_certificate(enrolment.pk, at=ISSUED + timedelta(days=1)) == waiting
    assert IssuerYear.objects.get().last == 1


def _power_cut(pdf: bytes) -> str:
    raise KeyboardInterrupt


def test_a_sheet_that_is_not_read_back_whole_is_not_issued(monkeypatch: pytest.MonkeyPatch) -> None:
    enrolment = make_completed(make_certified_course())
    with monkeypatch.context() as broken:
        broken.setattr(issuing, "missing_texts", lambda pdf, payload: ("holder_name",))
        certificate = issue_certificate(enrolment.pk, at=ISSUED)

    assert (certificate.state, certificate.failure_reason) == ("issuing", "not read back: holder_name")
    assert certificate.lease_until == ISSUED + 2 * LEASE
    assert CertificateStatus.objects.count() == 0
    assert issue_due(ISSUED + 2 * LEASE) == 1
    certificate.refresh_from_db()
    assert (certificate.state, certificate.failure_reason, certificate.number) == ("issued", "", "PSV-2026-00001")


def test_patience_between_retries_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "render_certificate", _cannot)
    certificate = issue_certificate(make_completed(make_certified_course()).pk, at=ISSUED)
    Certificate.objects.update(attempts=30_000, lease_until=None)

    assert issue_due(ISSUED) == 0

    certificate.refresh_from_db()
    assert certificate.lease_until == ISSUED + timedelta(hours=1)
    assert certificate.failure_reason == "pages: 2 instead of 1"


def _cannot(payload: object, logo: object) -> bytes:
    raise RenderError(RenderReason.PAGES, detail="2 instead of 1")


def test_a_name_that_cannot_be_printed_takes_no_number_until_it_is_mended() -> None:
    made = make_certified_course()
    enrolment = make_completed(made, make_learner("გიორგი Ozols"))

    assert issue_certificate(enrolment.pk, at=ISSUED) is None

    problem = IssuingProblem.objects.get()
    assert (problem.enrolment_id, problem.reason, problem.tried_at) == (enrolment.pk, "unprintable", ISSUED)
    assert problem.details[0] == {
        "kind": "missing_letter",
        "field": "holder_name",
        "detail": "გ U+10D2 GEORGIAN LETTER GAN",
    }
    assert Certificate.objects.count() == 0
    assert not IssuerYear.objects.filter(last__gt=0).exists()

    enrolment.learner.first_name = "Giorgi"
    enrolment.learner.save()
    assert catch_up_at(ISSUED + timedelta(minutes=14)) == 0
    assert catch_up_at(ISSUED + timedelta(minutes=15)) == 1
    assert Certificate.objects.get().holder_name == "Giorgi Ozols"
    assert IssuingProblem.objects.count() == 0


def test_without_an_issuer_a_project_or_words_there_is_a_reason_and_no_number() -> None:
    made = make_certified_course(issuer=False)
    enrolment = make_completed(made)

    assert _reason_after_trying(enrolment) == ProblemReason.NO_ISSUER
    make_issuer()
    FundingProject.objects.update(is_default=False)
    assert _reason_after_trying(enrolment) == ProblemReason.NO_PROJECT
    FundingProject.objects.update(is_default=True)
    for page in made.pages.values():
        page.unpublish()
    assert _reason_after_trying(enrolment) == ProblemReason.NO_WORDS
    assert Certificate.objects.count() == 0


def _reason_after_trying(enrolment: Enrolment) -> str:
    assert issue_certificate(enrolment.pk, at=ISSUED) is None
    return IssuingProblem.objects.get().reason


@pytest.mark.parametrize("state", [EnrolmentState.ACTIVE, EnrolmentState.REQUESTED, EnrolmentState.LEFT])
def test_only_completed_enrolments_are_certified(state: str) -> None:
    enrolment = make_completed(make_certified_course())
    Enrolment.objects.filter(pk=enrolment.pk).update(state=state)

    assert issue_certificate(enrolment.pk, at=ISSUED) is None
    assert not IssuingProblem.objects.exists()


def test_a_course_that_gives_no_certificate_gives_none() -> None:
    assert issue_certificate(make_completed(make_certified_course(gives_certificate=False)).pk, at=ISSUED) is None
    assert not IssuingProblem.objects.exists()


@pytest.mark.parametrize(
    ("learner", "second", "languages"),
    [
        ("en", "", ["en"]),
        ("en", "en", ["en"]),
        ("lv", "en", ["lv", "en"]),
        ("lt", "", ["lv"]),
        ("", "en", ["lv", "en"]),
    ],
)
def test_the_sheet_speaks_the_holders_language_or_the_courses(learner: str, second: str, languages: list[str]) -> None:
    made = make_certified_course(languages=("lv", "en"))
    Issuer.objects.update(second_language=second)

    certificate = issue_certificate(make_completed(made, make_learner(language=learner)).pk, at=ISSUED)

    assert [words["language"] for words in certificate.payload["words"]] == languages
    assert certificate.state == "issued"


def test_a_later_rename_changes_neither_payload_nor_file() -> None:
    enrolment = make_completed(make_certified_course())
    certificate = issue_certificate(enrolment.pk, at=ISSUED)
    before = (certificate.payload, certificate.sha256)

    enrolment.learner.last_name = "Cita"
    enrolment.learner.save()
    again = issue_certificate(enrolment.pk, at=ISSUED + timedelta(days=9))

    assert (again.payload, again.sha256) == before


def test_the_printed_result_is_that_of_the_final_quiz() -> None:
    made = make_certified_course(lessons=2)
    enrolment = make_completed(made)
    final, other = made.course.units.filter(kind="lesson")
    made.course.units.update(kind="quiz", graded=True)
    made.course.units.filter(pk=final.pk).update(final=True)
    for unit, percent in ((final, "91.50"), (other, "40")):
        UnitRecord.objects.create(enrolment=enrolment, unit=unit, first_seen_at=COMPLETED, best_percent=percent)

    assert issue_certificate(enrolment.pk, at=ISSUED).payload["score_percent"] == 92


def test_the_fact_of_completion_issues_the_certificate() -> None:
    enrolment = make_completed(make_certified_course())

    course_completed.send_robust(Enrolment, enrolment_id=enrolment.pk)

    certificate = Certificate.objects.get()
    assert (certificate.enrolment_id, certificate.state) == (enrolment.pk, "issued")


def test_a_lost_signal_is_made_up_for_once() -> None:
    made = make_certified_course()
    enrolments = {make_completed(made).pk for _ in range(3)}

    # Within the first two minutes the task told by the signal is still on its way.
    assert catch_up_at(COMPLETED + timedelta(minutes=1)) == 0
    assert catch_up_at(COMPLETED + timedelta(minutes=2)) == 3
    assert catch_up_at(COMPLETED + timedelta(minutes=3)) == 0
    assert set(Certificate.objects.values_list("enrolment_id", flat=True)) == enrolments


def test_a_void_number_stays_in_the_register_and_the_next_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    enrolment = make_completed(make_certified_course())
    with monkeypatch.context() as broken:
        broken.setattr(issuing, "render_certificate", _cannot)
        first = issue_certificate(enrolment.pk, at=ISSUED)

    declare_void(first, reason="The printer is broken.", actor_id=None, at=ISSUED)
    second = issue_certificate(enrolment.pk, at=ISSUED)

    assert [(row.number, row.state) for row in Certificate.objects.order_by("sequence")] == [
        ("PSV-2026-00001", CertificateState.VOID),
        ("PSV-2026-00002", CertificateState.ISSUED),
    ]
    with pytest.raises(NotWithdrawableError):
        declare_void(second, reason="", actor_id=None, at=ISSUED)


def test_one_that_fails_unforeseen_does_not_hold_up_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_certified_course()
    broken, sound = make_completed(made), make_completed(made, make_learner("Anna Green"))
    draft = issuing.draft_certificate

    def drafting(enrolment: Enrolment, *, at: datetime) -> object:
        if enrolment.pk == broken.pk:
            raise KeyError("nobody foresaw this")
        return draft(enrolment, at=at)

    monkeypatch.setattr(issuing, "draft_certificate", drafting)

    assert catch_up_at(ISSUED) == 1
    assert Certificate.objects.get().enrolment_id == sound.pk


def test_a_certificate_is_withdrawn_once() -> None:
    certificate = issue_certificate(make_completed(make_certified_course()).pk, at=ISSUED)
    actor = make_learner("Anna Green")

    withdraw(certificate, reason="Wrong hours.", actor_id=actor.pk, at=ISSUED + timedelta(days=1))

    status = current_status(certificate)
    assert (status.status, status.reason, status.at) == ("withdrawn", "Wrong hours.", ISSUED + timedelta(days=1))
    with pytest.raises(NotWithdrawableError):
        withdraw(certificate, reason="Again.", actor_id=actor.pk, at=ISSUED)
    assert list(CertificateStatus.objects.values_list("status", flat=True)) == ["valid", "withdrawn"]


def test_a_file_half_written_by_a_crash_is_written_anew() -> None:
    digest = store_file(b"%PDF whole")
    storage = storages["private"]
    storage.delete(file_name(digest))
    with storage.open(file_name(digest), "wb") as half:
        half.write(b"%PDF wh")

    assert store_file(b"%PDF whole") == digest
    with storage.open(file_name(digest)) as whole:
        assert whole.read() == b"%PDF whole"


# Wagtail leaves the temporary file of a new rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_logo_of_the_issuer_is_on_the_sheet() -> None:
    made = make_certified_course()
    logo = Image.objects.create(title="Logo", file=get_test_image_file())
    Issuer.objects.update(logo=logo)

    certificate = issue_certificate(make_completed(made).pk, at=ISSUED)

    with open_file(certificate) as file:
        page = PdfReader(BytesIO(file.read())).pages[0]
    assert certificate.state == "issued"
    assert len(page.images) == 2  # logo and QR code
