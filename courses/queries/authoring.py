"""What authors see of a course: its whole tree, drafts included, and how every language stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from courses.models import Course, CoursePage, LessonPage, ModulePage, QuizPage, UnitKind

KINDS: dict[Any, UnitKind] = {ModulePage: UnitKind.MODULE, LessonPage: UnitKind.LESSON, QuizPage: UnitKind.QUIZ}


class Standing(StrEnum):
    """How a page stands in one language."""

    LIVE = "live"
    CHANGED = "changed"
    DRAFT = "draft"
    INCOMPLETE = "incomplete"
    MISSING = "missing"


@dataclass(frozen=True)
class LanguageCell:
    """One page in one language; `page_id` is None where there is none."""

    language: str
    standing: Standing
    page_id: int | None = None


@dataclass(frozen=True)
class AuthorRow:
    """A course, module, lesson or quiz as its authors have it."""

    key: UUID
    page: Page
    kind: str
    title: str
    minutes: int
    cells: tuple[LanguageCell, ...]
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class AuthorModule:
    row: AuthorRow
    units: tuple[AuthorRow, ...]

    @property
    def minutes(self) -> int:
        return sum(unit.minutes for unit in self.units)


@dataclass(frozen=True)
class AuthorOutline:
    """A course for its authors. `languages`: the source first, then the others in the order of the site."""

    course: Course
    row: AuthorRow
    languages: tuple[str, ...]
    modules: tuple[AuthorModule, ...]

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


def author_outline(course: Course, *, incomplete: Mapping[str, Iterable[UUID]]) -> AuthorOutline | None:
    """The outline of a course, or None when its source page is gone.

    `incomplete` names, by language, the keys whose translation lacks words (`services.translation`).
    """
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    source = codes[course.source_locale_id]
    languages = (source, *sorted(code for code in codes.values() if code != source))
    roots = {codes[page.locale_id]: page for page in CoursePage.objects.filter(translation_key=course.pk)}
    if source not in roots:
        return None
    trees = {code: _pages_below(root) for code, root in roots.items()}
    standing = {code: {page.translation_key: page for page in (roots[code], *trees[code])} for code in roots}
    view = _View(languages, standing, {code: frozenset(keys) for code, keys in incomplete.items()})
    minutes = _minutes(trees[source])
    children: dict[str, list[Any]] = {}
    for page in trees[source]:
        children.setdefault(page.path[: -Page.steplen], []).append(page)
    modules = children.get(roots[source].path, [])
    return AuthorOutline(
        course=course,
        row=view.row(roots[source], "course"),
        languages=languages,
        modules=tuple(
            AuthorModule(
                view.row(module, UnitKind.MODULE, place=(number, len(modules))),
                _rows(view, children.get(module.path, []), minutes),
            )
            for number, module in enumerate(modules, start=1)
        ),
    )


@dataclass(frozen=True)
class _View:
    languages: tuple[str, ...]
    standing: Mapping[str, Mapping[UUID, Any]]
    incomplete: Mapping[str, frozenset[UUID]]

    def row(self, page: Any, kind: str, *, minutes: int = 0, place: tuple[int, int] = (1, 1)) -> AuthorRow:
        number, total = place
        return AuthorRow(
            key=page.translation_key,
            page=page,
            kind=kind,
            title=page.draft_title or page.title,
            minutes=minutes,
            cells=tuple(self._cell(page.translation_key, code) for code in self.languages),
            first=number == 1,
            last=number == total,
        )

    def _cell(self, key: UUID, language: str) -> LanguageCell:
        page = self.standing.get(language, {}).get(key)
        if page is None:
            return LanguageCell(language, Standing.MISSING)
        if key in self.incomplete.get(language, ()):
            standing = Standing.INCOMPLETE
        elif not page.live:
            standing = Standing.DRAFT
        else:
            standing = Standing.CHANGED if page.has_unpublished_changes else Standing.LIVE
        return LanguageCell(language, standing, page.pk)


def _rows(view: _View, pages: list[Any], minutes: Mapping[int, int]) -> tuple[AuthorRow, ...]:
    kinds = {ContentType.objects.get_for_model(model).pk: kind for model, kind in KINDS.items()}
    return tuple(
        view.row(page, kinds[page.content_type_id], minutes=minutes.get(page.pk, 0), place=(number, len(pages)))
        for number, page in enumerate(pages, start=1)
    )


def _pages_below(root: CoursePage) -> list[Any]:
    types = [ContentType.objects.get_for_model(model).pk for model in KINDS]
    return list(Page.objects.descendant_of(root).filter(content_type_id__in=types).order_by("path"))


def _minutes(pages: list[Any]) -> dict[int, int]:
    keys = [page.pk for page in pages]
    return {
        pk: minutes
        for model in (LessonPage, QuizPage)
        for pk, minutes in model.objects.filter(pk__in=keys).values_list("pk", "minutes")
    }
