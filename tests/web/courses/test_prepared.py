"""Prepared queries bring what their querysets bring, for other values, types, times and threads."""

import uuid
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest
from django.db import connection, models

from courses.models import Course, Enrolment, UnitRecord
from courses.queries.prepared import Given, Prepared
from tests.factories.courses import NOW, make_course, make_enrolment
from tests.factories.people import UserFactory

COLUMNS = ("course_id", "state", "enrolled_at", "learner__reader", "unit_records__unit_id")


@pytest.fixture
def enrolments() -> Prepared:
    return Prepared(
        lambda: (
            Enrolment.objects.filter(
                learner_id=Given("learner", models.BigIntegerField()),
                enrolled_at__lte=Given("at", models.DateTimeField()),
            )
            .order_by("pk")
            .values_list(*COLUMNS)
        )
    )


def test_rows_are_those_of_the_queryset_whatever_is_given(db: Any, enrolments: Prepared) -> None:
    people = [UserFactory(reader={"size": "xl"}), UserFactory()]
    made = make_course(languages=("en",), lessons=2)
    for person in people:
        enrolment = make_enrolment(person, made)
        for lesson in made.lessons["en"]:
            UnitRecord.objects.create(enrolment=enrolment, unit_id=lesson.translation_key, first_seen_at=NOW)
    for person in people:
        rows = enrolments.rows(learner=person.pk, at=NOW)
        expected = Enrolment.objects.filter(learner_id=person.pk).order_by("pk").values_list(*COLUMNS)
        assert len(rows) == 2
        assert sorted(rows, key=str) == sorted(expected, key=str)
    assert enrolments.rows(learner=people[0].pk, at=datetime(2020, 1, 1, tzinfo=UTC)) == []
    assert enrolments.row(learner=0, at=NOW) is None


def test_what_is_given_never_becomes_sql(db: Any) -> None:
    slugs = Prepared(
        lambda: Course.objects.filter(level=Given("level", models.CharField())).values_list("pk", flat=False)
    )
    assert slugs.rows(level="1' OR '1'='1") == []


def test_one_statement_a_question(db: Any, enrolments: Prepared, django_assert_num_queries: Any) -> None:
    enrolments.rows(learner=1, at=NOW)
    with django_assert_num_queries(1):
        enrolments.rows(learner=2, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_each_thread_has_its_own(enrolments: Prepared) -> None:
    key = uuid.uuid4()
    courses = Prepared(lambda: Course.objects.filter(pk=Given("key", models.UUIDField())).values_list("pk"))
    found: list[Any] = [courses.rows(key=key)]

    def ask() -> None:
        found.append(courses.rows(key=key))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [[], []]
