"""The tests' own foundation: a test that commits leaves the database as the migrations made it."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_committed_row_is_gone_and_the_migrated_rows_stay(turn: str) -> None:
    users = get_user_model().objects
    assert users.count() == 0
    assert Page.objects.filter(depth=1).count() == 1
    users.create_user("anna@example.org")
    Page.objects.all().delete()
