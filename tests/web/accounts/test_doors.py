"""There is one way in: the sign-in page with its limits and second factors."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories.courses import make_course
from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("door", ["/admin/login/", "/lv/_util/login/"])
def test_no_other_door_takes_a_password(client: Client, door: str) -> None:
    person = UserFactory()

    answer = client.post(door, {"username": person.email, "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"].partition("/account/")[2]) == (302, "login/")
    assert SESSION_KEY not in client.session


def test_a_page_for_signed_in_people_leads_to_the_one_door(client: Client) -> None:
    page = make_course().lessons["lv"][0]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    answer = client.get(page.get_url())

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/lv/account/login/?next={page.get_url()}")


def test_a_learner_who_asks_for_the_admin_is_refused_and_not_sent_in_circles(client: Client) -> None:
    client.force_login(UserFactory())

    answer = client.get("/admin/", follow=True)

    assert [address for address, _status in answer.redirect_chain] == ["/lv/account/login/?next=/admin/"]
    assert answer.status_code == 403
