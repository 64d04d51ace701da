"""Designs: words an editor may change, versions that count the changes, certificates that keep theirs."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from accounts.models import User
from certificates.models import CertificateDesign
from certificates.services.designs import design_words, ensure_formal_design
from certificates.services.issuing import issue_certificate
from tests.factories.certificates import ISSUED, make_certified_course, make_completed
from tests.factories.courses import make_locales

pytestmark = pytest.mark.django_db


@pytest.fixture
def design() -> CertificateDesign:
    make_locales()
    ensure_formal_design()
    return CertificateDesign.objects.get(locale__language_code="lv")


def test_the_formal_design_is_one_thing_in_three_languages(design: CertificateDesign) -> None:
    ensure_formal_design()

    rows = CertificateDesign.objects.order_by("heading").values_list("heading", "locale__language_code", "version")
    assert list(rows) == [("APLIECĪBA", "lv", 1), ("CERTIFICATE", "en", 1), ("PAŽYMĖJIMAS", "lt", 1)]
    assert CertificateDesign.objects.values("translation_key").distinct().count() == 1


def test_a_publish_that_changes_words_is_a_new_version(design: CertificateDesign) -> None:
    design.save_revision().publish()
    assert design_words("lv").version == 1

    design.refresh_from_db()
    design.heading = "APLIECINĀJUMS"
    design.save_revision().publish()

    assert (design_words("lv").heading, design_words("lv").version) == ("APLIECINĀJUMS", 2)
    assert design_words("lt").version == 1


def test_issued_certificates_keep_the_words_they_were_issued_with(design: CertificateDesign) -> None:
    made = make_certified_course()
    first = issue_certificate(make_completed(made).pk, at=ISSUED)
    design.heading = "APLIECINĀJUMS"
    design.save_revision().publish()

    second = issue_certificate(make_completed(made).pk, at=ISSUED)

    first.refresh_from_db()
    assert [(row.payload["words"][0]["heading"], row.payload["design_version"]) for row in (first, second)] == [
        ("APLIECĪBA", 1),
        ("APLIECINĀJUMS", 2),
    ]


def test_an_unpublished_design_gives_way_to_the_standard_texts(design: CertificateDesign) -> None:
    design.heading = "CITS"
    design.save_revision().publish()
    design.refresh_from_db()
    design.unpublish()

    assert design_words("lv").heading == "APLIECĪBA"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{holder_name} {programme_title} {holder_name.__class__}", "There is no placeholder holder_name.__class__."),
        ("{programme_title} {holder_name}", "Name {holder_name} and after it {programme_title}"),
        ("{holder_name} {programme_title} {", "There is no placeholder {."),
    ],
)
def test_a_sentence_with_wrong_placeholders_is_refused(design: CertificateDesign, body: str, message: str) -> None:
    design.body = body

    with pytest.raises(ValidationError) as refusal:
        design.full_clean()

    assert refusal.value.message_dict["body"][0].startswith(message)


def test_an_administrator_edits_a_design_in_the_admin(client: Client, design: CertificateDesign) -> None:
    client.force_login(User.objects.create_superuser("root@example.org", "secret"))
    url = f"/admin/snippets/certificates/certificatedesign/edit/{design.pk}/"

    page = client.get(url)
    fields = {name: getattr(design, name) for name in ("subheading", "body", "outcomes_heading")}
    client.post(url, {**fields, "heading": "APLIECINĀJUMS", "action-publish": "1"})

    assert page.status_code == 200
    assert design_words("lv").heading == "APLIECINĀJUMS"
    assert Locale.objects.count() == 3
