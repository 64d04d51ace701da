"""Certificates in tests: a course that gives them, its issuer and project, and learners who completed it."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import Permission

from accounts.models import User
from certificates.models import Issuer, IssuerMembership
from courses.models import Enrolment, EnrolmentState, FundingProject, LearningEvent, Organisation, Verb
from tests.factories.courses import MadeCourse, make_course, make_organisation

STARTED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
COMPLETED = datetime(2026, 4, 17, 15, 0, tzinfo=UTC)
ISSUED = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
OUTCOMES = ("Recognises the signs of sensory overload.", "Draws a zone plan for a reading room.")


def make_project(code: str = "LL-00143", **fields: Any) -> FundingProject:
    """The project that pays, default of the site."""
    statement = "The project is co-funded by the European Union."
    disclaimer = "Its contents are the sole responsibility of {issuer}."
    defaults = {
        "acronym": "INCLUSIVE",
        "titles": {"en": "Network of Inclusive Libraries"},
        "funding_statements": dict.fromkeys(("lv", "lt", "en"), statement),
        "disclaimers": dict.fromkeys(("lv", "lt", "en"), disclaimer),
        "responsible": make_organisation(),
        "is_default": True,
    }
    return FundingProject.objects.get_or_create(code=code, defaults=defaults | fields)[0]


def make_issuer(prefix: str = "PSV", organisation: Organisation | None = None, **fields: Any) -> Issuer:
    """An organisation that issues certificates."""
    organisation = organisation or make_organisation()
    if not organisation.register_number:
        organisation.register_number = "190000000"
        organisation.save()
    places = {"lv": "Pasvale, Lietuva", "lt": "Pasvalys, Lietuva", "en": "Pasvalys, Lithuania"}
    roles = {"lv": "Metodiskā darba vadītāja", "lt": "Metodinio darbo vadovė", "en": "Head of Methodology"}
    defaults = {
        "prefix": prefix,
        "places": places,
        "signatory_name": "Rūta Čepaitė",
        "signatory_roles": roles,
    }
    return Issuer.objects.get_or_create(organisation=organisation, defaults=defaults | fields)[0]


def make_certified_course(*, issuer: bool = True, **fields: Any) -> MadeCourse:
    """A course of 16 hours that gives a certificate, with its project and (unless told otherwise) its issuer."""
    make_project()
    rules = {"gives_certificate": True, "academic_hours": 16, "outcomes": [("outcome", text) for text in OUTCOMES]}
    made = make_course(**{"lessons": 1, **rules, **fields})
    if issuer:
        make_issuer(organisation=made.course.owner)
    return made


def make_learner(name: str = "Skaidrīte Ābele", *, language: str = "lv", **fields: Any) -> User:
    """A person with a name to print."""
    first, _space, last = name.partition(" ")
    number = User.objects.count()
    return User.objects.create_user(
        f"learner{number}@example.org", "secret", first_name=first, last_name=last, language=language, **fields
    )


def make_completed(made: MadeCourse, learner: User | None = None) -> Enrolment:
    """An enrolment that was completed, with the event that says so and without the signal."""
    learner = learner or make_learner()
    enrolment = Enrolment.objects.create(
        learner=learner,
        course_id=made.key,
        state=EnrolmentState.COMPLETED,
        requested_at=STARTED,
        enrolled_at=STARTED,
        completed_at=COMPLETED,
        progress=100,
    )
    LearningEvent.objects.create(
        actor=learner,
        verb=Verb.COMPLETED,
        object_kind="course",
        object_key=made.key,
        enrolment=enrolment,
        at=COMPLETED,
    )
    return enrolment


def make_member(issuer: Issuer, *permissions: str, **fields: Any) -> User:
    """Somebody who works with an issuer's certificates, with the role's permissions."""
    user = make_learner("Ņina Ķīse", **fields)
    give_permissions(user, "wagtailadmin.access_admin", *permissions)
    IssuerMembership.objects.create(issuer=issuer, user=user)
    return user


def give_permissions(user: User, *names: str) -> None:
    """Permissions by ``app.codename``."""
    for name in names:
        app, codename = name.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
