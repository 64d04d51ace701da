"""Editing: what cannot be deleted, what a project's form refuses, what translation keeps in step."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from cms_pages.models import HomePage, PointPage, ProjectPage, Service
from tests.factories.cms import locale, make_home, make_organisation, make_point, make_project, make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.org", "long-enough-password"))
    return client


def texts(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


class TestFoundations:
    def test_a_home_page_is_not_deleted(self, admin: Client) -> None:
        home = make_home()
        make_standard("about")
        response = admin.post(reverse("wagtailadmin_pages:delete", args=[home.pk]), follow=True)
        assert len(texts(response)) == 1
        assert HomePage.objects.filter(pk=home.pk).exists()
        assert admin.get("/lv/about/").status_code == 200

    def test_nor_is_the_root(self, admin: Client) -> None:
        make_home()
        root = Page.get_first_root_node()
        admin.post(reverse("wagtailadmin_pages:delete", args=[root.pk]))
        assert Page.objects.filter(pk=root.pk).exists()

    def test_nor_in_bulk_and_then_nothing_else_goes_either(self, admin: Client) -> None:
        home, about = make_home(), make_standard("about")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        response = admin.post(f"{url}?id={about.pk}&id={home.pk}", follow=True)
        assert len(texts(response)) == 1
        assert Page.objects.filter(pk__in=[home.pk, about.pk]).count() == 2

    def test_other_pages_may_go(self, admin: Client) -> None:
        about = make_standard("about")
        admin.post(reverse("wagtailadmin_pages:delete", args=[about.pk]))
        assert not Page.objects.filter(pk=about.pk).exists()


class TestProjectForm:
    @pytest.fixture
    def project(self) -> ProjectPage:
        return make_project()

    def form(self, project: ProjectPage, partners: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
        data: dict[str, Any] = nested_form_data(
            {
                "title": project.title,
                "slug": project.slug,
                "lead": "",
                "aim": project.aim,
                "body": streamfield([]),
                "funding_project": project.funding_project_id,
                "starts_on": "2024-05-01",
                "ends_on": "2026-04-30",
                "extended_to": "",
                "total_eur": "100",
                "erdf_eur": "80",
                "programme_url": project.programme_url,
                "eu_url": project.eu_url,
                "partners": inline_formset(partners),
                "indicators": inline_formset([]),
                "comments": inline_formset([]),
            }
            | fields
        )
        return data

    def partner(self, slug: str, **amounts: str) -> dict[str, Any]:
        empty = dict.fromkeys(("total_eur", "erdf_eur", "own_eur", "state_eur"), "")
        return {"organisation": make_organisation(slug).pk, **empty, **amounts}

    def errors(self, admin: Client, project: ProjectPage, partners: list[dict[str, Any]]) -> list[str]:
        url = reverse("wagtailadmin_pages:edit", args=[project.pk])
        response = admin.post(url, self.form(project, partners))
        return [] if response.status_code == 302 else list(response.context["form"].non_field_errors())

    def test_shares_that_give_the_total_are_saved(self, admin: Client, project: ProjectPage) -> None:
        rows = [self.partner("a", total_eur="60", is_lead="on"), self.partner("b", total_eur="40")]
        assert self.errors(admin, project, rows) == []
        project.refresh_from_db()
        saved = project.get_latest_revision_as_object()
        assert [row.total_eur for row in saved.partners.all()] == [Decimal(60), Decimal(40)]

    @pytest.mark.parametrize(
        ("rows", "problem"),
        [
            ([("a", "60", ""), ("b", "40", "")], "Say which partner leads the project."),
            ([("a", "60", "on"), ("b", "40", "on")], "A project has one lead partner."),
            ([("a", "60", "on"), ("b", "41", "")], "The shares of the partners are more than the total budget."),
            ([("a", "60", "on"), ("b", "39", "")], "The shares of the partners do not add up to the total budget."),
        ],
    )
    def test_what_does_not_fit_is_refused(
        self, admin: Client, project: ProjectPage, rows: list[tuple[str, str, str]], problem: str
    ) -> None:
        partners = [
            self.partner(slug, total_eur=total) | ({"is_lead": lead} if lead else {}) for slug, total, lead in rows
        ]
        with override("lv"):
            expected = gettext(problem)
        assert self.errors(admin, project, partners) == [expected]


class TestTranslation:
    def translate(self, page: Any, language: str) -> Any:
        make_home(language)
        parent = page.get_parent().specific
        if not parent.has_translation(locale(language)):
            parent.copy_for_translation(locale(language)).save_revision().publish()
        source, _created = TranslationSource.get_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=locale(language))
        translation.save_target(publish=True)
        return page.get_translation(locale(language))

    def test_facts_of_a_project_follow_its_source(self, django_capture_on_commit_callbacks: Any) -> None:
        page = make_project(
            partners=({"organisation": make_organisation(), "is_lead": True, "total_eur": Decimal(5)},),
            total_eur=Decimal(5),
        )
        with django_capture_on_commit_callbacks(execute=True):
            english = self.translate(page, "en")
        assert english.total_eur == Decimal(5)
        assert [(row.organisation.slug, row.is_lead, row.total_eur) for row in english.partners.all()] == [
            ("pasvalys", True, Decimal(5))
        ]
        assert page.partners.count() == 1

    def test_services_of_a_point_follow_its_source(self, django_capture_on_commit_callbacks: Any) -> None:
        page = make_point(
            "subate", services=("camp", "quiet_hour"), latitude=Decimal("56.1"), longitude=Decimal(25), precision="town"
        )
        with django_capture_on_commit_callbacks(execute=True):
            english: PointPage = self.translate(page, "en")
        assert [service.slug for service in english.services.all()] == ["camp", "quiet_hour"]
        assert english.latitude == Decimal("56.1")
        assert Service.objects.count() == 2
