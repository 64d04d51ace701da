"""Who may see and do what: holders, members of an issuer, of another one, strangers."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from certificates.models import Certificate, CertificateStatus, IssuerMembership, IssuingProblem
from certificates.services.issuing import issue_certificate
from courses.extensions.page_slots import contributions_to
from courses.extensions.personal_data import personal_data
from courses.extensions.roles import role_parts
from tests.factories.certificates import (
    ISSUED,
    give_permissions,
    make_certified_course,
    make_completed,
    make_issuer,
    make_learner,
    make_member,
)
from tests.factories.courses import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate() -> Certificate:
    return issue_certificate(make_completed(make_certified_course()).pk, at=ISSUED)


@pytest.fixture
def issuer_role() -> tuple[str, ...]:
    return role_parts["certificates.issuer"].permissions


@pytest.fixture
def other_certificate() -> Certificate:
    """Of another partner."""
    organisation = make_organisation("augsdaugava", names={"lv": "Augšdaugavas novads", "en": "Augšdaugava"})
    made = make_certified_course(title="Other", owner_organisation=organisation, issuer=False)
    make_issuer("AUG", organisation=organisation)
    return issue_certificate(make_completed(made, make_learner("Anna Green")).pk, at=ISSUED)


def content_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_holder_downloads_the_stored_file(client: Client, certificate: Certificate) -> None:
    client.force_login(certificate.learner)

    response = client.get(f"/lv/certificates/{certificate.token}/pdf/")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="PSV-2026-00001.pdf"'
    assert "no-store" in response.headers["Cache-Control"]
    assert len(content_of(response)) == certificate.size


@pytest.mark.parametrize("route", ["certificates:download", "certificates:name_visibility"])
def test_a_stranger_with_the_token_is_asked_to_sign_in(client: Client, certificate: Certificate, route: str) -> None:
    for token in (certificate.token, "unknown"):
        response = client.get(reverse(route, args=[token]))
        assert response.status_code == 302
        assert response.headers["Location"].endswith(f"next={reverse(route, args=[token])}")


def test_another_learner_finds_no_file(client: Client, certificate: Certificate) -> None:
    client.force_login(make_learner("Anna Green"))

    assert client.get(f"/lv/certificates/{certificate.token}/pdf/").status_code == 404
    assert client.post(f"/lv/certificates/{certificate.token}/name/", {"hide": "1"}).status_code == 404
    assert not Certificate.objects.get().hide_name


def test_members_download_their_own_issuers_files_only(
    client: Client, certificate: Certificate, other_certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    client.force_login(make_member(certificate.issuer, *issuer_role))

    own = client.get(f"/lv/certificates/{certificate.token}/pdf/")
    other = client.get(f"/lv/certificates/{other_certificate.token}/pdf/")

    assert (own.status_code, other.status_code) == (200, 404)
    own.close()


def test_membership_without_the_role_opens_nothing(client: Client, certificate: Certificate) -> None:
    client.force_login(make_member(certificate.issuer))

    assert client.get(f"/lv/certificates/{certificate.token}/pdf/").status_code == 404
    assert client.get("/admin/certificate_register/").status_code in {302, 403}


def test_the_holder_hides_and_shows_the_name(client: Client, certificate: Certificate) -> None:
    client.force_login(certificate.learner)
    url = f"/en/certificates/{certificate.token}/name/"

    assert client.get(url).status_code == 405
    assert client.post(url, {"hide": "1"}).headers["Location"] == "/en/certificates/"
    assert Certificate.objects.get().hide_name
    assert "Show my name on the public page" in client.get("/en/certificates/").content.decode()
    client.post(url, {"hide": "0"})
    assert not Certificate.objects.get().hide_name


@pytest.mark.parametrize("count", [1, 3])
def test_my_certificates_cost_the_same_for_one_and_three(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    learner = make_learner()
    for number in range(count):
        issue_certificate(make_completed(make_certified_course(title=f"Course {number}"), learner).pk, at=ISSUED)
    other = issue_certificate(make_completed(make_certified_course(title="Not mine")).pk, at=ISSUED)
    client.force_login(learner)
    client.get("/en/certificates/")

    with django_assert_max_num_queries(8) as queries:
        page = client.get("/en/certificates/").content.decode()

    assert len([query for query in queries if '"certificates_' in query["sql"]]) == 1
    assert sorted(set(re.findall(r"PSV-2026-\d{5}", page))) == [f"PSV-2026-{n:05}" for n in range(1, count + 1)]
    assert other.number not in page


def test_nobody_without_certificates_is_shown_an_empty_shelf_without_words(client: Client) -> None:
    client.force_login(make_learner())

    assert "No certificates yet" in client.get("/en/certificates/").content.decode()
    assert client.get("/en/certificates/").status_code == 200


def test_the_register_shows_a_member_only_the_own_issuer(
    client: Client, certificate: Certificate, other_certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    client.force_login(make_member(certificate.issuer, *issuer_role))

    register = client.get("/admin/certificate_register/").content.decode()
    found = client.get("/admin/certificate_register/", {"q": "Green"}).content.decode()

    assert certificate.number in register
    assert other_certificate.number not in register
    assert "Augšdaugava" not in register
    assert other_certificate.number not in found
    for path in ("inspect/{}/", "history/{}/", "usage/{}/", "edit/{}/", "delete/{}/", "{}/withdraw/"):
        url = f"/admin/certificate_register/{path.format(other_certificate.pk)}"
        assert client.get(url).status_code in {302, 403, 404}, url
        assert other_certificate.number not in client.get(url, follow=True).content.decode()


def test_nobody_edits_the_register(client: Client, certificate: Certificate) -> None:
    client.force_login(User.objects.create_superuser("root@example.org", "secret"))

    for path in (f"edit/{certificate.pk}/", f"delete/{certificate.pk}/", "new/"):
        assert client.post(f"/admin/certificate_register/{path}", {"hide_name": "on"}).status_code in {302, 403, 404}
    assert list(Certificate.objects.values_list("pk", "hide_name")) == [(certificate.pk, False)]


def test_a_member_inspects_and_withdraws_with_a_reason(
    client: Client, certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    member = make_member(certificate.issuer, *issuer_role)
    client.force_login(member)
    url = f"/admin/certificate_register/{certificate.pk}/withdraw/"

    inspected = client.get(f"/admin/certificate_register/inspect/{certificate.pk}/").content.decode()
    asked = client.get(url).content.decode()
    without_reason = client.post(url, {"reason": " "})
    done = client.post(url, {"reason": "Wrong hours."}, follow=True)

    assert url in inspected
    assert certificate.sha256 in inspected
    assert "Skaidrīte Ābele" in asked
    assert without_reason.status_code == 200
    assert "PSV-2026-00001" in done.content.decode()
    last = CertificateStatus.objects.last()
    assert (last.status, last.reason, last.actor) == ("withdrawn", "Wrong hours.", member)
    again = client.post(url, {"reason": "Once more."}, follow=True)
    assert CertificateStatus.objects.count() == 2
    assert again.status_code == 200
    assert url not in client.get(f"/admin/certificate_register/inspect/{certificate.pk}/").content.decode()


def test_looking_withdraws_nothing_and_needs_the_permission(client: Client, certificate: Certificate) -> None:
    url = f"/admin/certificate_register/{certificate.pk}/withdraw/"
    reader = make_member(certificate.issuer, "certificates.view_certificate")
    client.force_login(reader)

    assert client.post(url, {"reason": "x"}).status_code in {302, 403}
    assert CertificateStatus.objects.count() == 1


def test_an_issuer_is_edited_by_its_members_only(
    client: Client, certificate: Certificate, other_certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    client.force_login(make_member(certificate.issuer, *issuer_role))

    assert client.get(f"/admin/certificate_issuers/edit/{certificate.issuer.pk}/").status_code == 200
    for view in ("edit", "history", "usage"):
        url = f"/admin/certificate_issuers/{view}/{other_certificate.issuer.pk}/"
        assert client.get(url, follow=True).status_code == 404
    listed = client.get("/admin/certificate_issuers/").content.decode()
    assert "PSV" in listed
    assert "AUG" not in listed


def test_a_member_keeps_place_and_signatory_right_and_no_more(
    client: Client, certificate: Certificate, other_certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    issuer, member = certificate.issuer, make_member(certificate.issuer, *issuer_role)
    client.force_login(member)
    foreign = {
        "prefix": "ZZZ",
        "organisation": other_certificate.issuer.organisation.pk,
        "memberships-TOTAL_FORMS": "0",
    }
    texts = {
        f"{name}_{code}": f"{name} {code}" for name in ("places", "signatory_roles") for code in ("lv", "lt", "en")
    }
    page = client.get(f"/admin/certificate_issuers/edit/{issuer.pk}/").content.decode()

    client.post(
        f"/admin/certificate_issuers/edit/{issuer.pk}/",
        {**foreign, **texts, "signatory_name": "Jauna Persona", "logo": "", "second_language": "en"},
    )

    issuer.refresh_from_db()
    assert (issuer.signatory_name, issuer.second_language, issuer.prefix) == ("Jauna Persona", "en", "PSV")
    assert issuer.places == {"lv": "places lv", "lt": "places lt", "en": "places en"}
    assert issuer.organisation_id != other_certificate.issuer.organisation_id
    assert list(issuer.members.all()) == [member]
    assert "Augšdaugava" not in page
    assert 'name="prefix"' not in page


def test_a_prefix_that_certificates_bear_stays(certificate: Certificate) -> None:
    issuer = certificate.issuer
    issuer.prefix = "NEW"

    with translation.override("en"), pytest.raises(ValidationError, match="Certificates already bear this prefix"):
        issuer.full_clean()
    fresh = make_issuer("FRE", organisation=make_organisation("fresh"))
    fresh.prefix = "NEW"
    fresh.full_clean()


def test_an_administrator_sees_every_issuer(
    client: Client, certificate: Certificate, other_certificate: Certificate
) -> None:
    administrator = make_learner("Anna Green")
    give_permissions(administrator, "wagtailadmin.access_admin", *role_parts["certificates.administrator"].permissions)
    client.force_login(administrator)

    register = client.get("/admin/certificate_register/").content.decode()

    assert certificate.number in register
    assert other_certificate.number in register


def test_staff_see_why_a_certificate_was_not_issued(
    client: Client, certificate: Certificate, other_certificate: Certificate, issuer_role: tuple[str, ...]
) -> None:
    for made in (certificate, other_certificate):
        learner = make_learner("გიორგი Ozols")
        enrolment = made.enrolment
        enrolment.pk, enrolment.learner = None, learner
        enrolment.save()
        issue_certificate(enrolment.pk, at=ISSUED)
    assert IssuingProblem.objects.count() == 2
    client.force_login(make_member(certificate.issuer, *issuer_role))

    page = client.get("/admin/certificate_problems/").content.decode()

    assert page.count("GEORGIAN LETTER GAN") == 1
    assert "Something cannot be printed as it should" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_lists_certificates_with_one_query(count: int, django_assert_num_queries: Any) -> None:
    learner = make_learner()
    for number in range(count):
        issue_certificate(make_completed(make_certified_course(title=f"Course {number}"), learner).pk, at=ISSUED)
    (slot,) = [item for item in contributions_to("dashboard.main") if item.template.startswith("certificates/")]

    with django_assert_num_queries(1):
        context = slot.context(learner=learner)

    assert {row["number"] for row in context["certificates"]} == {f"PSV-2026-{n:05}" for n in range(1, count + 1)}
    assert slot.context(learner=make_learner()) is None


def test_a_completed_course_offers_its_certificate(certificate: Certificate) -> None:
    (slot,) = [item for item in contributions_to("course.action") if item.template.startswith("certificates/")]

    context = slot.context(course=certificate.course, enrolment=certificate.enrolment)

    assert (context["certificate"]["number"], context["waits"]) == (certificate.number, False)
    Certificate.objects.update(state="issuing")
    assert slot.context(course=certificate.course, enrolment=certificate.enrolment) == {
        "certificate": None,
        "waits": True,
    }
    assert slot.context(course=certificate.course, enrolment=None) is None


def test_a_person_takes_certificates_along_and_the_register_outlives_erasure(certificate: Certificate) -> None:
    part = personal_data["certificates"]
    IssuerMembership.objects.create(issuer=certificate.issuer, user=certificate.learner)

    exported = part.export(certificate.learner_id)
    part.erase(certificate.learner_id)

    assert [(row["number"], row["content"]["holder_name"]) for row in exported] == [
        ("PSV-2026-00001", "Skaidrīte Ābele")
    ]
    certificate.refresh_from_db()
    assert (certificate.hide_name, certificate.state) == (True, "issued")
    assert IssuerMembership.objects.count() == 0
