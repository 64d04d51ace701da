"""One of everything that belongs to somebody, and somebody of every kind who might ask for it."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client

from accounts.models import User
from accounts.services.roles import apply_roles
from accounts.services.setup import make_setup_token
from certificates.models import IssuerMembership, IssuingProblem, ProblemReason
from certificates.services.issuing import issue_certificate
from cms_pages.models import Service
from cms_pages.services.contact import keep_message
from courses.extensions.roles import Role
from courses.models import Attempt, EnrolmentState, FundingProject, ResponseFile, Topic
from courses.services.attempts import start_attempt
from courses.services.submitting import submit_attempt
from courses.services.uploads import path_of, private_storage
from tests.factories.certificates import ISSUED, make_certified_course, make_completed, make_issuer
from tests.factories.courses import NOW, MadeCourse, make_enrolment, make_organisation
from tests.factories.editing import choice_question
from tests.factories.library import make_file, make_material
from tests.factories.people import UserFactory
from tests.factories.quiz import SAMPLES, frozen_question

STAFF = {
    "methodologist": Role.METHODOLOGIST,
    "reviewer": Role.REVIEWER,
    "editor": Role.EDITOR,
    "translator": Role.TRANSLATOR,
    "issuer": Role.ISSUER,
    "other issuer": Role.ISSUER,
    "administrator": Role.ADMINISTRATOR,
}


@dataclass
class World:
    """People by name, each with a browser; what stands in addresses, by the word the table uses for it."""

    people: dict[str, User]
    things: dict[str, Any]

    def browsers(self) -> dict[str, Client]:
        """A browser for everybody, the visitor first."""
        found = {"visitor": Client()}
        for name, person in self.people.items():
            found[name] = Client()
            found[name].force_login(person)
        return found


def make_world() -> World:
    """The owner has a course with an open and a handed-in attempt and a certificate of one partner, whose member is
    the issuer; the other issuer works for another partner.
    """
    people = {name: UserFactory(first_name=name) for name in ("owner", "other")}
    # First, because it makes the home page as plugins know it.
    material = make_file(make_material("zone-plan"))
    entries = [
        frozen_question(SAMPLES[kind].spec, SAMPLES[kind].words, language="lv").rules.entry
        for kind in ("single_choice", "essay", "file_upload")
    ]
    made = make_certified_course(languages=("lv", "en"), quiz_entries=entries)
    question = choice_question("lv")
    # Roles are given on the pages that exist.
    apply_roles()
    people |= {name: UserFactory(first_name=name, roles=[role]) for name, role in STAFF.items()}
    enrolment = make_completed(made, people["owner"])
    done, attempt, file = _attempts(made, enrolment.pk, people["owner"])
    certificate = issue_certificate(enrolment.pk, at=ISSUED)
    if certificate is None:
        raise AssertionError(IssuingProblem.objects.get().details)
    elsewhere = make_issuer("AUG", organisation=make_organisation("augsdaugava"))
    IssuerMembership.objects.create(issuer=certificate.issuer, user=people["issuer"])
    IssuerMembership.objects.create(issuer=elsewhere, user=people["other issuer"])
    request = make_enrolment(UserFactory(), made, state=EnrolmentState.REQUESTED)
    problem = IssuingProblem.objects.create(enrolment=request, reason=ProblemReason.NO_WORDS, tried_at=NOW)
    message = keep_message(
        name="Anna", email="anna@example.org", message="Labdien", page_path="", language="lv", at=NOW
    )
    lesson = made.lessons["lv"][0]
    return World(
        people,
        {
            "course": made.key,
            "unit": lesson.translation_key,
            "quiz": made.quizzes["lv"][0].translation_key,
            "attempt": attempt.pk,
            "done": done.pk,
            "file": file.pk,
            "answer": done.items.get(position=2).pk,
            "1": 1,
            "token": certificate.token,
            "certificate": certificate.pk,
            "issuer": certificate.issuer_id,
            "problem": problem.pk,
            "material": material.key,
            "setup": make_setup_token(),
            "request": request.pk,
            "page": lesson.pk,
            "entry": question.translation_key,
            "question": question.pk,
            "revision": question.latest_revision_id,
            "person": people["owner"].pk,
            "message": message.pk,
            "service": Service.objects.create(slug="calm", names={"lv": "Miers"}).pk,
            "organisation": made.course.owner_id,
            "topic": Topic.objects.create(slug="calm", names={"lv": "Miers"}).pk,
            "project": FundingProject.objects.get().pk,
            "picture": "images/none.png",
        },
    )


def _attempts(made: MadeCourse, enrolment: int, learner: User) -> tuple[Attempt, Attempt, ResponseFile]:
    """One handed in, with a file in it; one open."""
    quiz = made.quizzes["lv"][0].translation_key
    done = start_attempt(enrolment, quiz, language="lv", at=NOW)
    file = ResponseFile.objects.create(
        item=done.items.get(position=3), name="plan.pdf", size=3, sha256="0" * 64, uploaded_at=NOW
    )
    private_storage().save(path_of(file.pk), ContentFile(b"pdf"))
    submit_attempt(done.pk, learner_id=learner.pk, at=NOW)
    return done, start_attempt(enrolment, quiz, language="lv", at=NOW), file
