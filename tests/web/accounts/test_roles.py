"""Roles: exactly what the apps declare, added once, and no way up for those who look after people."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from accounts.services.roles import apply_roles
from accounts.templatetags.account_tags import role_label
from courses.extensions.roles import Role, RolePart, role_parts
from tests.factories.courses import make_home
from tests.factories.people import SuperuserFactory, UserFactory

pytestmark = pytest.mark.django_db

OWN = {
    Role.METHODOLOGIST: {"wagtailadmin.access_admin"},
    Role.REVIEWER: {"wagtailadmin.access_admin"},
    Role.EDITOR: {"wagtailadmin.access_admin"},
    Role.TRANSLATOR: {"wagtailadmin.access_admin"},
    Role.ISSUER: {"wagtailadmin.access_admin"},
    Role.ADMINISTRATOR: {
        "wagtailadmin.access_admin",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.delete_user",
        "accounts.view_user",
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    },
}


def held(role: Role) -> set[str]:
    group = Group.objects.get(name=role.value)
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


@pytest.mark.parametrize("role", list(Role))
def test_accounts_own_part_of_every_role(role: Role) -> None:
    assert set(role_parts[f"accounts.{role.value}"].permissions) == OWN[role]


@pytest.mark.parametrize("role", list(Role))
def test_after_migrating_a_role_has_what_is_declared_and_nothing_else(role: Role) -> None:
    declared = {name for part in role_parts.values() if part.role == role for name in part.permissions}
    assert held(role) == declared


def test_nobody_but_administrators_looks_after_people() -> None:
    holders = {role for role in Role for name in held(role) if name.startswith(("accounts.", "auth."))}
    assert holders == {Role.ADMINISTRATOR}


def test_applying_twice_changes_nothing_and_keeps_what_was_added_by_hand() -> None:
    group = Group.objects.get(name="editor")
    extra = Permission.objects.get(codename="add_redirect")
    group.permissions.add(extra)
    before = counts()
    apply_roles()
    apply_roles()
    assert counts() == before
    assert extra in group.permissions.all()


def counts() -> list[int]:
    return [
        Group.objects.count(),
        Group.permissions.through.objects.count(),
        GroupPagePermission.objects.count(),
        GroupCollectionPermission.objects.count(),
    ]


def test_permissions_on_pages_and_collections() -> None:
    home = make_home("lv")
    part = RolePart(
        Role.REVIEWER, pages={"wagtailcore.Page": ("change_page", "publish_page")}, collections=("add_image",)
    )
    with role_parts.register_temporarily("zz", part):
        apply_roles()
    group = Group.objects.get(name="reviewer")
    given = GroupPagePermission.objects.filter(group=group, page=home).values_list("permission__codename", flat=True)
    assert sorted(given) == ["change_page", "publish_page"]
    images = GroupCollectionPermission.objects.filter(group=group, permission__codename="add_image")
    assert [item.collection.depth for item in images] == [1]
    assert Page.objects.filter(group_permissions__group=group).distinct().count() == Page.objects.count()


@pytest.mark.parametrize(
    "part",
    [
        RolePart(Role.EDITOR, permissions=("accounts.fly",)),
        RolePart(Role.EDITOR, collections=("add_rocket",)),
        RolePart(Role.EDITOR, pages={"wagtailcore.Page": ("eat_page",)}),
    ],
)
def test_a_permission_nobody_knows_is_refused(part: RolePart) -> None:
    with role_parts.register_temporarily("zz", part), pytest.raises(ImproperlyConfigured, match="'zz'"):
        apply_roles()


def test_roles_have_names_in_words_and_groups_made_by_hand_keep_theirs() -> None:
    assert [role_label(Group(name=name)) for name in ("issuer", "Friends")] == ["Certificate issuer", "Friends"]


# --- Wagtail's user pages -----------------------------------------------------------------------------------


@pytest.fixture
def administrator(client: Client) -> User:
    user = UserFactory(roles=[Role.ADMINISTRATOR])
    client.force_login(user)
    return user


def form(user: User | None = None, **change: object) -> dict[str, object]:
    return {
        "email": user.email if user else "New@Example.org",
        "first_name": user.first_name if user else "Jonas",
        "last_name": user.last_name if user else "Žąsys",
        "is_active": "on",
        "groups": [],
    } | change


def edit_url(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_a_person_is_added_by_address_and_without_a_password(client: Client, administrator: User) -> None:
    editors = Group.objects.get(name="editor")
    page = client.get(reverse("wagtailusers_users:add"))
    assert "username" not in page.context["form"].fields
    client.post(reverse("wagtailusers_users:add"), form(groups=[editors.pk], is_superuser="on"))
    user = User.objects.get(email="new@example.org")
    assert (user.get_full_name(), user.has_usable_password(), user.is_superuser) == ("Jonas Žąsys", False, False)
    assert list(user.groups.all()) == [editors]


def test_an_administrator_hands_out_roles_but_no_other_groups_and_no_unlimited_rights(
    client: Client, administrator: User
) -> None:
    user = UserFactory()
    kept = Group.objects.create(name="Friends")
    user.groups.add(kept)
    powers = Group.objects.create(name="Powers")
    answer = client.post(edit_url(user), form(user, groups=[powers.pk]))
    assert "groups" in answer.context["form"].errors
    translators = Group.objects.get(name="translator")
    client.post(edit_url(user), form(user, groups=[translators.pk], is_superuser="on"))
    user.refresh_from_db()
    assert (sorted(user.groups.values_list("name", flat=True)), user.is_superuser) == (["Friends", "translator"], False)


def test_the_own_roles_are_for_somebody_else_to_change(client: Client, administrator: User) -> None:
    issuers = Group.objects.get(name="issuer")
    client.post(edit_url(administrator), form(administrator, groups=[issuers.pk], is_superuser="on"))
    administrator.refresh_from_db()
    assert list(administrator.groups.values_list("name", flat=True)) == ["administrator"]
    assert administrator.is_superuser is False


@pytest.mark.parametrize("method", ["get", "post"])
def test_unlimited_accounts_are_out_of_reach(client: Client, administrator: User, method: str) -> None:
    boss = SuperuserFactory(email="boss@example.org")
    SuperuserFactory()
    getattr(client, method)(edit_url(boss), form(boss, email="mine@example.org"))
    erase = reverse("wagtailusers_users:delete", args=[boss.pk])
    client.post(erase)
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    client.post(f"{bulk}?id={boss.pk}", {"mark_as_active": ""})
    boss.refresh_from_db()
    assert (boss.email, boss.is_active, boss.erased_at) == ("boss@example.org", True, None)


def test_a_group_beyond_the_roles_is_not_handed_out_in_bulk(client: Client, administrator: User) -> None:
    user = UserFactory()
    powers = Group.objects.create(name="Powers")
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    client.post(f"{bulk}?id={user.pk}", {"role": powers.pk})
    assert user.groups.count() == 0
    client.post(f"{bulk}?id={user.pk}", {"role": Group.objects.get(name="editor").pk})
    assert list(user.groups.values_list("name", flat=True)) == ["editor"]


def test_a_changed_address_has_to_be_proved_again(client: Client, administrator: User) -> None:
    user = UserFactory()
    client.post(edit_url(user), form(user, email="Other@example.org"))
    user.refresh_from_db()
    assert (user.email, user.emailaddress_set.count()) == ("other@example.org", 0)


def test_deleting_erases_and_keeps_the_row(client: Client, administrator: User) -> None:
    user = UserFactory()
    client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    user.refresh_from_db()
    assert user.erased_at is not None
    page = client.get(reverse("wagtailusers_users:index"))
    assert str(user.key) not in page.text


def test_nobody_is_deleted_in_bulk(client: Client, administrator: User) -> None:
    user = UserFactory()
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
    client.post(f"{bulk}?id={user.pk}")
    user.refresh_from_db()
    assert user.erased_at is None


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_other_roles_do_not_see_people(client: Client, role: Role) -> None:
    user = UserFactory()
    client.force_login(UserFactory(roles=[role]))
    for url in (reverse("wagtailusers_users:index"), edit_url(user)):
        assert client.get(url).url == "/admin/"


def test_the_admin_has_one_door(client: Client) -> None:
    assert client.get("/admin/pages/", headers={"accept-language": "en"}).url == "/en/account/login/?next=/admin/pages/"
    assert client.get("/admin/password_reset/", headers={"accept-language": "en"}).status_code in {302, 404}
