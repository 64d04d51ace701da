"""Messages: rows first, once each, again when the server was down, as text and HTML in people's own language."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from accounts.models import OutgoingMail, User
from accounts.services.mail import WAITS, deliver_due_mail, deliver_mail, send_mail_to
from accounts.services.telling import LOOK_BACK, tell_certificates, tell_decisions
from certificates.services.issuing import issue_certificate
from courses.models import EnrolmentMode
from courses.services.enrolling import decide, enrol
from tests.factories.certificates import ISSUED, make_certified_course, make_completed, make_learner
from tests.factories.courses import make_course
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
CONTEXT = {"course": "Sensorā lasītava", "url": "http://127.0.0.1:8000/en/courses/sensory/"}


@pytest.fixture
def person() -> User:
    return UserFactory(email="anna@example.org", first_name="Anna", last_name="<b>Green</b>", language="en")


def write(person: User, key: str = "event:1") -> OutgoingMail | None:
    return send_mail_to(person.pk, "enrolment_accepted", CONTEXT, key=key, at=AT)


def test_a_message_as_text_and_as_html(person: User) -> None:
    written = write(person)
    assert written is not None
    assert deliver_mail(written.pk, at=AT) is True
    message = mail.outbox[0]
    assert (message.to, message.subject) == (["anna@example.org"], "You are admitted: Sensorā lasītava")
    assert message.body.splitlines()[0] == "Good day, Anna <b>Green</b>,"
    assert CONTEXT["url"] in message.body
    page = message.alternatives[0].content
    assert "Good day, Anna &lt;b&gt;Green&lt;/b&gt;," in page
    assert f'<a href="{CONTEXT["url"]}"' in page
    assert '<html lang="en">' in page


def test_a_fact_told_twice_is_one_message(person: User) -> None:
    assert write(person) is not None
    assert write(person) is None
    assert deliver_due_mail(at=AT) == 1
    assert deliver_due_mail(at=AT + timedelta(days=9)) == 0
    assert len(mail.outbox) == 1


def test_the_words_are_forgotten_once_the_message_has_left(person: User) -> None:
    write(person)
    deliver_due_mail(at=AT)
    kept = OutgoingMail.objects.get()
    assert (kept.context, kept.sent_at, kept.attempts) == ({}, AT, 1)


def test_a_server_that_is_down_loses_nothing(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    write(person)
    with monkeypatch.context() as down:
        down.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        assert deliver_due_mail(at=AT) == 0
        assert deliver_due_mail(at=AT + WAITS[0] - timedelta(seconds=1)) == 0
        assert OutgoingMail.objects.get().attempts == 1
        assert deliver_due_mail(at=AT + WAITS[0]) == 0
    assert deliver_due_mail(at=AT + WAITS[0] + WAITS[1]) == 1
    assert len(mail.outbox) == 1


def test_trying_ends(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    write(person)
    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    for days in range(1, 30):
        deliver_due_mail(at=AT + timedelta(days=2 * days))
    kept = OutgoingMail.objects.get()
    assert (kept.attempts, kept.sent_at) == (len(WAITS), None)


def test_a_message_somebody_else_has_taken_is_left_alone(person: User) -> None:
    written = write(person)
    assert written is not None
    OutgoingMail.objects.update(next_try_at=AT + timedelta(minutes=2), attempts=1)
    assert deliver_mail(written.pk, at=AT) is False
    assert mail.outbox == []


def test_nothing_is_sent_to_a_closed_account(person: User) -> None:
    write(person)
    User.objects.update(is_active=False)
    assert deliver_due_mail(at=AT) == 1
    assert mail.outbox == []


def test_a_subject_stays_one_line(person: User) -> None:
    send_mail_to(person.pk, "enrolment_accepted", CONTEXT | {"course": "A\r\nBcc: x@example.org"}, key="x", at=AT)
    deliver_due_mail(at=AT)
    assert mail.outbox[0].subject == "You are admitted: A Bcc: x@example.org"
    assert mail.outbox[0].recipients() == ["anna@example.org"]


def refuse(*args: object, **kwargs: object) -> None:
    raise smtplib.SMTPServerDisconnected


# --- what is told ---------------------------------------------------------------------------------------------


def test_a_decision_is_told_once_in_the_learners_language(
    person: User, django_capture_on_commit_callbacks: object
) -> None:
    made = make_course(languages=("lv", "en"), lessons=1)
    made.course.__class__.objects.filter(pk=made.key).update(enrolment_mode=EnrolmentMode.APPROVAL)
    judge = UserFactory()
    enrolment = enrol(person.pk, made.key, at=AT)
    assert tell_decisions(at=AT) == []
    with (
        time_machine.travel(AT, tick=False),
        django_capture_on_commit_callbacks(execute=True),  # type: ignore[operator]  # a fixture
    ):
        decide(enrolment.pk, accept=True, by_id=judge.pk, at=AT)
    assert tell_decisions(at=AT) == []
    assert deliver_due_mail(at=AT) in {0, 1}
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([person.email], f"You are admitted: {made.pages['en'].title}")
    ]
    assert made.pages["en"].url_path.removeprefix("/home-en") in mail.outbox[0].body


def test_a_refusal_is_told_with_its_reason_and_a_second_one_again(person: User) -> None:
    made = make_course(languages=("lv", "en"), lessons=1)
    made.course.__class__.objects.filter(pk=made.key).update(enrolment_mode=EnrolmentMode.APPROVAL)
    judge = UserFactory()
    for day, reason in enumerate(["The group is full.", "Still full."]):
        enrolment = enrol(person.pk, made.key, at=AT + timedelta(days=day))
        decide(enrolment.pk, accept=False, by_id=judge.pk, reason=reason, at=AT + timedelta(days=day))
        tell_decisions(at=AT + timedelta(days=day))
        deliver_due_mail(at=AT + timedelta(days=day))
    assert [message.subject for message in mail.outbox] == [
        f"Your request was not accepted: {made.pages['en'].title}"
    ] * 2
    assert ["The reason given: The group is full." in mail.outbox[0].body, "Still full." in mail.outbox[1].body] == [
        True,
        True,
    ]


def test_joining_an_open_course_is_no_news(person: User) -> None:
    made = make_course(languages=("lv", "en"), lessons=1)
    enrol(person.pk, made.key, at=AT)
    assert tell_decisions(at=AT) == []


def test_old_decisions_are_no_news(person: User) -> None:
    made = make_course(languages=("lv", "en"), lessons=1)
    made.course.__class__.objects.filter(pk=made.key).update(enrolment_mode=EnrolmentMode.APPROVAL)
    enrolment = enrol(person.pk, made.key, at=AT)
    decide(enrolment.pk, accept=True, by_id=UserFactory().pk, at=AT)
    assert tell_decisions(at=AT + LOOK_BACK + timedelta(seconds=1)) == []
    assert len(tell_decisions(at=AT + LOOK_BACK)) == 1


def test_a_certificate_is_told_once_in_the_learners_language() -> None:
    enrolment = make_completed(make_certified_course(), make_learner(language="en"))
    certificate = issue_certificate(enrolment.pk, at=ISSUED)
    assert certificate is not None
    for _ in range(2):
        tell_certificates(at=ISSUED + timedelta(minutes=1))
        deliver_due_mail(at=ISSUED + timedelta(minutes=1))
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([enrolment.learner.email], f"Your certificate: {certificate.course_title}")
    ]
    assert certificate.number in mail.outbox[0].body
    assert "/en/certificates/" in mail.outbox[0].body
    assert tell_certificates(at=ISSUED + LOOK_BACK + timedelta(days=1)) == []
