"""Publishing stays cheap: what a publish costs does not grow with the course."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Unit, UnitEdition
from courses.services.structure import rebuild_outline
from tests.factories.courses import NOW, make_course

pytestmark = pytest.mark.django_db

LANGUAGES = ("lt", "lv", "en")


def statements(action: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        action()
    return len([query for query in captured if "SAVEPOINT" not in query["sql"]])


def test_rebuilding_costs_the_same_for_two_units_and_for_twenty_five() -> None:
    small = make_course(languages=LANGUAGES, lessons=1)
    large = make_course(languages=LANGUAGES, title="Large", modules=5, lessons=4)
    costs = [statements(lambda made=made: rebuild_outline(made.key, at=NOW)) for made in (small, large)]
    assert costs[0] == costs[1] <= 40


def test_writing_everything_anew_is_a_few_statements_more() -> None:
    large = make_course(languages=LANGUAGES, title="Large", modules=5, lessons=4)
    UnitEdition.objects.all().delete()
    Unit.objects.update(position=0, live=False)
    assert statements(lambda: rebuild_outline(large.key, at=NOW)) <= 45
    assert (Unit.objects.filter(live=True).count(), UnitEdition.objects.filter(live=True).count()) == (25, 75)


def test_publishing_a_lesson_costs_the_same_in_a_small_and_in_a_large_course() -> None:
    small = make_course(languages=LANGUAGES, lessons=1)
    large = make_course(languages=LANGUAGES, title="Large", modules=5, lessons=4)
    costs = []
    for made in (small, large):
        lesson = made.lessons["lt"][0]
        revision = lesson.save_revision()
        costs.append(statements(revision.publish))
    assert costs[0] == costs[1] <= 80
