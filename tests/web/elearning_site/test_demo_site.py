"""The demo site as `load_demo` makes it: whole, in three languages, and safe to edit and to load again."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from accounts.models import User
from accounts.queries.people import demo_people
from certificates.models import Certificate
from courses.models import Attempt, Enrolment, FrozenWords, LessonPage, Question, QuestionEdition, Unit, UnitEdition
from elearning_site.demo.load import AREAS, load_demo
from elearning_site.demo.loading.workshop import key_of

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """The demo, loaded once for this module and taken back afterwards; what the loader said."""
    lines: list[str] = []
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        # Nothing commits inside this transaction; what waits for a commit runs at once.
        patch.setattr(transaction, "on_commit", lambda func, using=None, robust=False: func())
        load_demo(tell=lines.append, at=NOW)
        yield lines
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def inside(told: list[str], db: None) -> None:
    """Every test looks at the loaded demo and leaves no trace of its own."""


def rows() -> dict[str, int]:
    models = (
        Page,
        Question,
        FrozenWords,
        User,
        Enrolment,
        Attempt,
        Certificate,
        TranslationSource,
        Translation,
        String,
    )
    return {model.__name__: model.objects.count() for model in models}


def test_the_loader_says_what_it_does(told: list[str]) -> None:
    assert [line.strip().rpartition(" (")[0] for line in told] == [title for title, _load in AREAS]


def test_every_page_exists_in_three_languages_and_opens(client: Client) -> None:
    pages = list(Page.objects.filter(depth__gte=2).select_related("locale").order_by("translation_key", "locale_id"))
    assert Counter(page.locale.language_code for page in pages) == {"lv": 80, "lt": 80, "en": 80}
    # Each page in one of its languages, every language in turn: rendering all would say the same three times.
    opened = [pages[3 * number + number % 3] for number in range(80)]
    assert Counter(client.get(page.get_url(), follow=True).status_code for page in opened) == {200: 80}


def test_outlines_and_questions_are_complete_in_every_language() -> None:
    assert Unit.objects.filter(live=True).count() == 28
    assert UnitEdition.objects.filter(live=True).count() == 3 * 28
    assert QuestionEdition.objects.count() == 3 * 21


def test_learners_are_in_every_state() -> None:
    assert Counter(Enrolment.objects.values_list("state", flat=True)) == {
        "active": 13, "requested": 2, "completed": 2, "refused": 1, "left": 1,
    }  # fmt: skip
    assert Counter(Attempt.objects.values_list("state", flat=True)) == {"graded": 14, "open": 2, "submitted": 1}
    assert Enrolment.objects.filter(completed_at__gt=NOW).count() == 0


def test_those_who_finished_have_their_certificates() -> None:
    issued = Certificate.objects.order_by("number").values_list("number", "state", "holder_name", "language")
    assert list(issued) == [
        ("AUG-2026-00001", "issued", "Skaidrīte Ābele", "lv"),
        ("PSV-2026-00001", "issued", "Živilė Žąsytė", "lt"),
    ]


def test_the_demo_people_hold_their_roles() -> None:
    roles = {person.email.partition("@")[0]: [group.name for group in person.groups.all()] for person in demo_people()}
    assert roles == {
        "skaidrite": [], "zivile": [], "methodist": ["methodologist"], "reviewer": ["reviewer"],
        "translator": ["translator"], "editor": ["editor"], "issuer": ["issuer"], "administrator": ["administrator"],
    }  # fmt: skip
    assert [person for person in User.objects.all() if person.has_usable_password()] == []


def test_a_second_load_changes_nothing() -> None:
    before = rows()
    load_demo(tell=lambda line: None, at=NOW)
    assert rows() == before


def test_everything_is_registered_for_translation_and_complete() -> None:
    assert TranslationSource.objects.count() == 80 + 21
    assert [t.object_repr for t in _incomplete()] == []


def _incomplete() -> list[TranslationSource]:
    return [t.source for t in Translation.objects.select_related("source") if len(set(t.get_progress())) != 1]


def stream_of(page: Any) -> Any:
    return page.body.get_prep_value()


@pytest.mark.parametrize("lesson", ["srr-m1-l2", "srr-m2-l2", "bel-m2-l1"])
def test_saving_a_translation_overwrites_nothing(lesson: str) -> None:
    source = TranslationSource.objects.get(object_id=key_of("page", lesson))
    for translation in source.translations.all():
        page = LessonPage.objects.get(translation_key=source.object_id, locale=translation.target_locale)
        before = (page.title, page.slug, page.easy_read, stream_of(page))
        translation.save_target()
        after = LessonPage.objects.get(pk=page.pk)
        assert (after.title, after.slug, after.easy_read, stream_of(after)) == before


@pytest.mark.parametrize(
    "name", ["home", "privacy", "material-room-zone-plan", "project-LL-00143", "event-local-zalenieki"]
)
def test_saving_another_page_overwrites_nothing(name: str) -> None:
    source = TranslationSource.objects.get(object_id=key_of("page", name))
    for translation in source.translations.all():
        page = Page.objects.get(translation_key=source.object_id, locale=translation.target_locale).specific
        files = list(page.files.values_list("key", "document_id")) if hasattr(page, "files") else []
        before = {field: value for field, value in page.serializable_data().items() if field in WORDS}
        translation.save_target()
        after = type(page).objects.get(pk=page.pk)
        assert {field: value for field, value in after.serializable_data().items() if field in WORDS} == before
        assert (list(after.files.values_list("key", "document_id")) if files else []) == files


WORDS = {
    "title", "slug", "lead", "body", "summary", "how_to_use", "hero_title", "hero_lead", "easy_read", "aim",
    "total_eur", "starts_at", "point", "languages",
}  # fmt: skip


def test_saving_a_question_overwrites_nothing() -> None:
    source = TranslationSource.objects.get(object_id=key_of("question", "srr-q8"))
    for translation in source.translations.all():
        row = Question.objects.get(translation_key=source.object_id, locale=translation.target_locale)
        before = row.words()
        translation.save_target()
        assert Question.objects.get(pk=row.pk).words() == before


def segments_of(source: TranslationSource) -> dict[str, list[Any]]:
    def kept(model: Any, *names: str) -> list[Any]:
        return sorted(model.objects.filter(source=source).values_list("context__path", "order", *names))

    places = TranslationContext.objects.filter(object=source.object)
    return {
        "texts": kept(StringSegment, "string__data", "attrs"),
        "templates": kept(TemplateSegment, "template__template"),
        "others": kept(OverridableSegment, "data_json"),
        "places": sorted(places.values_list("path", "path_id", "field_path")),
    }


@pytest.mark.parametrize("key", [("page", "srr-m2-l2"), ("page", "privacy"), ("question", "srr-q4")])
def test_the_rows_are_those_the_translation_tool_writes_itself(key: tuple[str, str]) -> None:
    source = TranslationSource.objects.get(object_id=key_of(*key))
    ours = segments_of(source)
    instance = source.get_source_instance()
    source.delete()
    TranslationContext.objects.filter(object_id=key_of(*key)).delete()
    theirs, created = TranslationSource.update_or_create_from_instance(instance)
    assert created
    assert segments_of(theirs) == ours


def test_the_command_names_a_missing_plugin(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.apps.apps.is_installed", lambda label: label != "methodology")
    with pytest.raises(CommandError, match="not installed: methodology"):
        call_command("load_demo")
