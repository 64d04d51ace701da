"""What the core gives to each role, as groups really hold it after a migration."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission

from accounts.services.roles import apply_roles
from courses.extensions.roles import Role
from tests.factories.courses import make_catalogue

pytestmark = pytest.mark.django_db


def permissions(role: Role) -> set[str]:
    group = Group.objects.get(name=role.value)
    rows = group.permissions.filter(content_type__app_label="courses").values_list("codename", flat=True)
    return set(rows)


def test_a_reviewer_marks_and_nothing_else() -> None:
    assert permissions(Role.REVIEWER) == {"mark_attempt"}


def test_a_methodologist_writes_questions_decides_and_marks() -> None:
    held = permissions(Role.METHODOLOGIST)
    assert {"change_enrolment", "mark_attempt"} <= held
    assert {
        f"{action}_{model}"
        for action in ("add", "change", "delete", "view", "publish")
        for model in ("singlechoicequestion", "fileuploadquestion", "question")
    } <= held
    assert not {"delete_organisation", "change_fundingproject", "delete_enrolment", "change_attempt"} & held


def test_a_translator_changes_words_only() -> None:
    held = permissions(Role.TRANSLATOR)
    assert {name.partition("_")[0] for name in held} == {"change", "view", "publish"}
    assert not {"change_enrolment", "mark_attempt"} & held


@pytest.mark.parametrize(
    ("role", "on_pages"),
    [
        (Role.METHODOLOGIST, {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
        (Role.TRANSLATOR, {"change_page", "publish_page"}),
        (Role.REVIEWER, set()),
        (Role.EDITOR, set()),
    ],
)
def test_pages_are_given_below_the_catalogue(role: Role, on_pages: set[str]) -> None:
    catalogue = make_catalogue("en")
    apply_roles()
    held = GroupPagePermission.objects.filter(group__name=role.value, page=catalogue)
    assert set(held.values_list("permission__codename", flat=True)) == on_pages
