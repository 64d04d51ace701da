"""What the demo site lacks for measuring: a course of the size courses have, and people who take it.

Runs inside the measured site: `manage.py shell --command "from tests.benchmark.data import make; make()"`.
"""

from itertools import cycle, islice

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from courses.models import Enrolment, EnrolmentState, LessonPage, QuestionEntry, UnitRecord
from tests.benchmark.measured import EMAIL, PASSWORD, QUESTIONS, TITLE
from tests.factories.courses import MadeCourse, make_course, publish
from tests.factories.quiz import SAMPLES, frozen_question, translated

LANGUAGES = ("lv", "lt", "en")
LESSONS = 12
LEARNERS = 200
KINDS = ("single_choice", "multiple_choice", "true_false", "short_answer", "numerical", "matching", "ordering")


def make() -> None:
    """The course with its questions, one learner who signs in, and the many who only fill the tables."""
    if User.objects.filter(email=EMAIL).exists():
        return
    made = make_course(
        languages=LANGUAGES,
        title=TITLE,
        modules=3,
        lessons=LESSONS // 3,
        quiz_entries=[_question(kind) for kind in islice(cycle(KINDS), QUESTIONS)],
        # A journey after another must never be refused.
        max_attempts=None,
    )
    for language in LANGUAGES:
        _fill(made, language)
    _people(made)


def _question(kind: str) -> QuestionEntry:
    """One of the kinds a machine marks, in every language."""
    sample = SAMPLES[kind]
    entry: QuestionEntry | None = None
    for language in LANGUAGES:
        words = frozen_question(sample.spec, translated(sample.words, language), language=language, entry=entry)
        entry = words.rules.entry
    assert entry is not None
    return entry


def _fill(made: MadeCourse, language: str) -> None:
    """Lessons as long as the demo's."""
    written = LessonPage.objects.filter(locale__language_code=language, live=True)
    bodies = [page.body for page in written.exclude(translation_key__in=_keys(made)).order_by("path")]
    for lesson, body in zip(made.lessons[language], cycle(bodies), strict=False):
        lesson.body = body
        publish(lesson)


def _keys(made: MadeCourse) -> list[object]:
    return [lesson.translation_key for lessons in made.lessons.values() for lesson in lessons]


def _people(made: MadeCourse) -> None:
    learner = User.objects.create_user(EMAIL, PASSWORD, first_name="Anna", last_name="Ozola", language="lv")
    EmailAddress.objects.create(user=learner, email=learner.email, verified=True, primary=True)
    others = User.objects.bulk_create(
        User(email=f"learner{number}@example.org", first_name="Learner", last_name=str(number), language="lv")
        for number in range(LEARNERS)
    )
    now = timezone.now()
    enrolments = Enrolment.objects.bulk_create(
        Enrolment(learner=person, course_id=made.key, state=EnrolmentState.ACTIVE, requested_at=now, enrolled_at=now)
        for person in (learner, *others)
    )
    lessons = made.lessons[LANGUAGES[0]]
    UnitRecord.objects.bulk_create(
        UnitRecord(enrolment=enrolment, unit_id=lesson.translation_key, first_seen_at=now, completed_at=now)
        for number, enrolment in enumerate(enrolments)
        for lesson in lessons[: number % LESSONS]
    )
