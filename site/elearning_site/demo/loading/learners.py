"""Learners with spread progress. Everything goes through the services a real learner's click calls."""

from datetime import datetime, timedelta
from functools import cache

from django.core.files.base import ContentFile

from accounts.models import User
from accounts.queries.people import DEMO_DOMAIN
from certificates.services.issuing import issue_certificate
from courses.models import Attempt, AttemptItem, Enrolment, EnrolmentState, Unit, UnitKind
from courses.services.answers import save_answer
from courses.services.attempts import start_attempt
from courses.services.enrolling import decide, enrol, leave
from courses.services.marking import mark_item
from courses.services.progress import complete_unit, see_unit
from courses.services.submitting import submit_attempt
from courses.services.uploads import add_files
from elearning_site.demo.documents import paper_of
from elearning_site.demo.loading.accounts import person_named
from elearning_site.demo.loading.answers import answer_to
from elearning_site.demo.loading.cast import LEARNERS, Ending, Learner, Study
from elearning_site.demo.loading.workshop import Workshop, key_of
from elearning_site.demo.papers import odt
from elearning_site.demo.schema import DemoSite

# Not the domain of the sign-in buttons: these people only fill lists.
LEARNER_DOMAIN = "@learners.example.org"
CLIENT = "demo"
REFUSAL = {
    "lv": "Šī grupa ir pilna. Lūdzu, piesakieties rudenī.",
    "lt": "Ši grupė pilna. Prašome registruotis rudenį.",
    "en": "This group is full. Please apply again in autumn.",
}
PRAISE = {
    "lv": "Skaidrs un pieklājīgs jautājums.",
    "lt": "Aiškus ir pagarbus klausimas.",
    "en": "Clear and respectful.",
}


def load(workshop: Workshop) -> None:
    """Let everyone study what they have not enrolled in yet."""
    for learner in LEARNERS:
        domain = DEMO_DOMAIN if learner.account else LEARNER_DOMAIN
        person = person_named(learner.name, email=f"{learner.user}{domain}", language=learner.language)
        for study in learner.studies:
            course = key_of("page", f"course-{study.course}")
            if not Enrolment.objects.filter(learner=person, course_id=course).exists():
                _Studies(workshop, person, learner, study).run()


def issue_certificates(workshop: Workshop) -> None:
    """Print the certificates of those who finished, as the background job would; it finds them made later."""
    finished = Enrolment.objects.filter(
        state=EnrolmentState.COMPLETED, certificates=None, course__gives_certificate=True
    )
    for enrolment in finished.order_by("completed_at"):
        issue_certificate(enrolment.pk, at=max(workshop.at, enrolment.completed_at or workshop.at))


class _Studies:
    """One person working through one course, a step every few hours."""

    def __init__(self, workshop: Workshop, person: User, learner: Learner, study: Study) -> None:
        self._workshop, self._person, self._learner, self._study = workshop, person, learner, study
        self._course = key_of("page", f"course-{study.course}")
        self._now = workshop.at - timedelta(days=study.days_ago)
        # Whoever joined long ago has taken their time; nothing lies in the future.
        self._pause = timedelta(days=study.days_ago) / 40

    def run(self) -> None:
        """Enrol, study, and end as the study says."""
        enrolment = enrol(self._person.pk, self._course, at=self._now)
        if enrolment.state == EnrolmentState.REQUESTED:
            if self._study.ending == Ending.REQUESTED:
                return
            accept = self._study.ending != Ending.REFUSED
            reason = "" if accept else REFUSAL[self._learner.language]
            decide(enrolment.pk, accept=accept, by_id=self._methodologist().pk, reason=reason, at=self._later())
            if not accept:
                return
        units = list(Unit.objects.filter(course_id=self._course).exclude(kind=UnitKind.MODULE).order_by("position"))
        steps = len(units) if self._study.steps is None else self._study.steps
        for unit in units[:steps]:
            self._take(enrolment, unit)
        if self._study.open_quiz and units[steps].kind == UnitKind.QUIZ:
            self._begin(enrolment, units[steps])
        elif steps < len(units) and self._study.ending == Ending.STUDYING:
            see_unit(enrolment.pk, units[steps].pk, at=self._later())
        Enrolment.objects.filter(pk=enrolment.pk).update(last_seen_at=self._now)
        if self._study.ending == Ending.LEFT:
            leave(enrolment.pk, at=self._later())

    def _later(self) -> datetime:
        self._now += self._pause
        return self._now

    def _methodologist(self) -> User:
        return _methodologist()

    def _take(self, enrolment: Enrolment, unit: Unit) -> None:
        see_unit(enrolment.pk, unit.pk, at=self._later())
        if unit.kind == UnitKind.LESSON:
            complete_unit(enrolment.pk, unit.pk, at=self._later())
            return
        attempt = self._begin(enrolment, unit, answers=None)
        submit_attempt(attempt.pk, learner_id=self._person.pk, at=self._later())
        if self._study.marked:
            self._mark(attempt)

    def _begin(self, enrolment: Enrolment, unit: Unit, *, answers: int | None = 1) -> Attempt:
        """Start a quiz and answer all of it, or so many questions."""
        language = self._learner.language
        attempt = start_attempt(enrolment.pk, unit.pk, language=language, at=self._later())
        items = AttemptItem.objects.filter(attempt=attempt).select_related("rules", "words").order_by("position")
        for number, item in enumerate(items[:answers]):
            right = number >= self._study.mistakes
            if item.rules.kind == "file_upload":
                self._upload(attempt, item)
                continue
            save_answer(
                attempt.pk,
                item.position,
                learner_id=self._person.pk,
                raw=answer_to(self._workshop, item, language=language, right=right),
                language=language,
                client=CLIENT,
                seq=None,
                at=self._now,
            )
        return attempt

    def _upload(self, attempt: Attempt, item: AttemptItem) -> None:
        work = ContentFile(_notice(self._workshop.site, self._learner.language), f"{self._learner.user}.odt")
        add_files(
            attempt.pk,
            item.position,
            learner_id=self._person.pk,
            files=[work],
            language=self._learner.language,
            client=CLIENT,
            at=self._now,
        )

    def _mark(self, attempt: Attempt) -> None:
        """A methodologist gives full marks to what waits for a person."""
        waiting = AttemptItem.objects.filter(attempt=attempt, awaits_review=True).select_related("rules")
        for item in waiting.order_by("position"):
            rubric = {str(line["key"]) for line in item.rules.rules.get("rubric", ())}
            mark_item(
                item.pk,
                actor_id=self._methodologist().pk,
                at=self._later(),
                rubric=rubric or None,
                points=None if rubric else item.rules.max_mark,
                comment=PRAISE[self._learner.language],
            )


def _methodologist() -> User:
    return User.objects.get(email=f"methodist{DEMO_DOMAIN}")


@cache
def _notice(site: DemoSite, language: str) -> bytes:
    """What learners of the last course hand in: the checklist they used, as an office document."""
    return odt.write(paper_of(site, "easy-language-checklist", language))
