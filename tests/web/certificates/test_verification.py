"""The public page: what a stranger sees, whatever was asked and whatever became of the certificate."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from certificates.domain.codes import show_code
from certificates.models import Certificate, CertificateStatus, Status
from certificates.services.guessing import MISSES
from certificates.services.holders import hide_name
from certificates.services.issuing import issue_certificate
from certificates.services.withdrawing import withdraw
from certificates.views.printed import initials_of
from courses.extensions.personal_data import personal_data
from tests.factories.certificates import ISSUED, OUTCOMES, make_certified_course, make_completed, make_learner

pytestmark = pytest.mark.django_db
UNKNOWN_TOKEN = "AAAAAAAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def certificate() -> Certificate:
    made = make_certified_course(languages=("lv", "lt", "en"))
    return issue_certificate(make_completed(made, make_learner("Skaidrīte Ābele")).pk, at=ISSUED)


def facts_of(page: str) -> dict[str, str]:
    """Term → value of the list of facts, tags taken out."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.DOTALL)
    return {term: re.sub(r"<[^>]+>", "", value) for term, value in pairs}


def test_the_page_repeats_every_printed_field(client: Client, certificate: Certificate) -> None:
    response = client.get(f"/en/verify/{certificate.token}/")

    page = response.content.decode()
    assert response.status_code == 200
    assert facts_of(page) == {
        "Document": "APLIECĪBA par neformālās izglītības programmas apguvi",
        "Name and surname": "Skaidrīte Ābele",
        "Programme": "Sensory reading room (lv)",
        "Workload": "16 academic hours",
        "Period of study": "2 March 2026 – 17 April 2026",
        "Registration number": "PSV-2026-00001",
        "Date of issue": "20 April 2026",
        "Place of issue": "Pasvale, Lietuva",
        "Issued by": "Pasvales bibliotēka",
        "Registration number of the issuer": "190000000",
        "Signatory": "Rūta Čepaitė, Metodiskā darba vadītāja",
        "Project": "INCLUSIVE, LL-00143",
        "Verification code": show_code(certificate.code),
    }
    for outcome in OUTCOMES:
        assert f'<span lang="lv">{outcome}</span>' in page
    assert '<span lang="lv">Neformālās izglītības apliecība nav valsts atzīts izglītības dokuments.</span>' in page
    assert "This certificate is in the register and has not been withdrawn." in page
    assert re.search(r'<h1 class="status">.*Valid</h1>', page, re.DOTALL)


@pytest.mark.parametrize("language", ["lv", "lt", "en"])
def test_the_page_is_public_unlisted_and_never_kept(client: Client, certificate: Certificate, language: str) -> None:
    response = client.get(f"/{language}/verify/{certificate.token}/")

    page = response.content.decode()
    assert f'<html lang="{language}"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}
    assert len(response.content) < 60 * 1024
    assert certificate.token not in re.sub(r'href="[^"]*"', "", page)


@pytest.mark.parametrize("form", ["{}", "{}-{}", " {} {} ", "{}–{}", "lower"])
def test_a_code_is_found_however_it_is_typed(client: Client, certificate: Certificate, form: str) -> None:
    code = certificate.code
    typed = code.lower() if form == "lower" else form.format(code) if form == "{}" else form.format(code[:5], code[5:])

    response = client.get("/lv/verify/", {"code": typed})

    assert response.status_code == 200
    assert certificate.number in facts_of(response.content.decode()).values()


def test_a_pasted_token_is_found_and_a_number_is_not(client: Client, certificate: Certificate) -> None:
    assert client.get("/en/verify/", {"code": certificate.token}).status_code == 200
    assert client.get("/en/verify/", {"code": certificate.number}).status_code == 404


def test_the_empty_form_asks_and_reads_no_register(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12) as queries:
        response = client.get("/en/verify/")

    assert response.status_code == 200
    assert response.cookies == {}
    assert not [query for query in queries if "certificates_" in query["sql"]]
    assert "err-sum" not in response.content.decode()
    # The same for everybody: the page cache may keep it.
    assert "no-store" not in response.headers.get("Cache-Control", "")
    assert "noindex" not in response.content.decode()


@pytest.mark.parametrize("question", [UNKNOWN_TOKEN, "x", "PSV-2026-00001", "a" * 300, "%00", "1'%20OR%201=1--", "šķ"])
def test_every_unknown_address_gets_the_same_calm_answer(
    client: Client, certificate: Certificate, question: str, django_assert_max_num_queries: Any
) -> None:
    client.get("/en/verify/warm/")  # what every page needs is read once
    responses, statements = [], []
    for token in (UNKNOWN_TOKEN, question):
        with django_assert_max_num_queries(6) as queries:
            responses.append(client.get(f"/en/verify/{token}/"))
        statements.append(len([query for query in queries if '"certificates_' in query["sql"]]))

    assert [response.status_code for response in responses] == [404, 404]
    # Outside of <main> the page links to itself in the other languages.
    answers = [re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0] for response in responses]
    assert answers[0] == answers[1]
    assert statements == [1, 1]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("K7M2-P9QX-4", "A code has ten characters. You wrote 9."),
        ("2222222222", "No certificate has this code."),
        ("K7M2-P9QX-4OO", "No certificate has this code."),
        ("\x00\x00", "A code has ten characters. You wrote 0."),
    ],
)
def test_a_code_that_is_not_found_says_how_to_mend_it(
    client: Client, certificate: Certificate, typed: str, message: str
) -> None:
    response = client.get("/en/verify/", {"code": typed})

    page = response.content.decode()
    assert response.status_code == 404
    assert f'<a href="#code">{message}' in page
    assert "<title>Error:" in page
    assert 'aria-invalid="true"' in page


def test_what_was_typed_is_escaped_and_kept(client: Client) -> None:
    page = client.get("/en/verify/", {"code": '"><script>x</script>'}).content.decode()

    assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in page


def test_a_withdrawn_certificate_says_when_and_why(client: Client, certificate: Certificate) -> None:
    actor = make_learner("Anna Green")
    withdraw(certificate, reason="Wrong hours.", actor_id=actor.pk, at=ISSUED + timedelta(days=1))

    page = client.get(f"/en/verify/{certificate.token}/").content.decode()

    assert re.search(r'<h1 class="status wrong">.*Withdrawn</h1>', page, re.DOTALL)
    assert "This certificate was withdrawn on 21 April 2026. Reason: Wrong hours. Checked on" in page
    assert "Anna Green" not in page
    assert facts_of(page)["Registration number"] == "PSV-2026-00001"


def test_a_replaced_certificate_leads_to_its_successor(client: Client, certificate: Certificate) -> None:
    successor = issue_certificate(make_completed(make_certified_course(title="Other")).pk, at=ISSUED)
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=successor)
    CertificateStatus.objects.create(certificate=certificate, status=Status.REPLACED, at=ISSUED)

    page = client.get(f"/en/verify/{certificate.token}/").content.decode()

    assert re.search(r'<h1 class="status changed">.*Replaced by a new one</h1>', page, re.DOTALL)
    assert f'href="/en/verify/{successor.token}/"' in page


def test_a_certificate_that_is_still_being_made_is_not_known(client: Client, certificate: Certificate) -> None:
    Certificate.objects.update(state="issuing")

    assert client.get(f"/en/verify/{certificate.token}/").status_code == 404
    assert client.get("/en/verify/", {"code": certificate.code}).status_code == 404


def test_a_hidden_name_shows_as_initials_to_people_and_machines(client: Client, certificate: Certificate) -> None:
    hide_name(certificate, hidden=True)

    page = client.get(f"/en/verify/{certificate.token}/").content.decode()
    answer = client.get(f"/en/verify/{certificate.token}/", {"format": "json"})

    assert facts_of(page)["Name and surname"] == "S. Ā."
    assert "Skaidrīte" not in page
    assert answer.json()["certificate"]["holder_name"] == "S. Ā."
    assert "Skaidrīte" not in answer.content.decode()
    assert initials_of("Anna Marija  Ozola-Bērziņa") == "A. M. O."


@pytest.mark.parametrize("ask", [{"query": {"format": "json"}}, {"headers": {"Accept": "application/json"}}])
def test_machines_get_the_same_as_json(client: Client, certificate: Certificate, ask: dict[str, Any]) -> None:
    response = client.get(f"/lv/verify/{certificate.token}/", ask.get("query"), headers=ask.get("headers"))

    answer = response.json()
    assert response.headers["Cache-Control"] == "no-store"
    assert (answer["status"], answer["file_sha256"]) == ("valid", certificate.sha256)
    assert answer["certificate"] == {name: value for name, value in certificate.payload.items() if name != "verify_url"}
    unknown = client.get(f"/lv/verify/{UNKNOWN_TOKEN}/", ask.get("query"), headers=ask.get("headers"))
    assert (unknown.status_code, json.loads(unknown.content)) == (404, {"status": "unknown"})


def test_guessing_comes_to_an_end(client: Client, certificate: Certificate) -> None:
    found = [client.get(f"/en/verify/{certificate.token}/").status_code for _ in range(3)]
    guesses = [client.get("/en/verify/", {"code": f"22222{number:05}"}).status_code for number in range(MISSES + 3)]
    neighbour = client.get(f"/en/verify/{certificate.token}/", REMOTE_ADDR="203.0.113.9").status_code

    assert found == [200] * 3
    assert guesses == [404] * MISSES + [429] * 3
    # A right code does not help any more, and another address is not punished.
    wait = client.get(f"/en/verify/{certificate.token}/")
    assert (wait.status_code, wait.headers["Retry-After"]) == (429, "600")
    assert "Try again in 10 minutes." in wait.content.decode()
    assert client.get(f"/en/verify/{certificate.token}/?format=json").json() == {"status": "too_many_requests"}
    assert neighbour == 200


def test_only_reading_is_allowed(client: Client, certificate: Certificate) -> None:
    assert client.post(f"/en/verify/{certificate.token}/").status_code == 405
    assert client.head(f"/en/verify/{certificate.token}/").status_code == 200


@pytest.mark.parametrize("outcomes", [1, 6])
def test_the_page_costs_the_same_whatever_it_says(
    client: Client, outcomes: int, django_assert_max_num_queries: Any
) -> None:
    made = make_certified_course(outcomes=[("outcome", f"Outcome {number}") for number in range(outcomes)])
    certificate = issue_certificate(make_completed(made).pk, at=ISSUED)
    client.get(f"/en/verify/{certificate.token}/")  # what is kept per generation is read once

    with django_assert_max_num_queries(6) as queries:
        client.get(f"/en/verify/{certificate.token}/")

    assert len([query for query in queries if '"certificates_' in query["sql"]]) == 2


def test_it_works_after_the_holder_is_renamed_and_erased(client: Client, certificate: Certificate) -> None:
    learner = certificate.learner
    learner.first_name, learner.last_name = "", ""
    learner.save()
    personal_data["certificates"].erase(learner.pk)

    page = client.get(f"/en/verify/{certificate.token}/").content.decode()
    assert facts_of(page)["Name and surname"] == "S. Ā."
    assert facts_of(page)["Registration number"] == "PSV-2026-00001"
