"""Every course as a list shows it: one snapshot per process and generation, searched and filtered in memory.

The same on both databases, and the number of queries does not depend on the number of courses.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from courses.domain.facets import FacetLabels, Found, pick
from courses.domain.folding import fold, search_terms
from courses.models import (
    Audience,
    CatalogueIndexPage,
    Course,
    CourseEdition,
    CoursePage,
    Level,
    Organisation,
    Unit,
    UnitEdition,
    UnitKind,
    in_language,
)

from .memo import kept_per_generation
from .trail import name_in_trail
from .weave import dye_of

_WORD = re.compile(r"[^\W_]+")
FEW_HOURS = 8
SOME_HOURS = 16
HOUR_BANDS = {"short": _("Up to 8 hours"), "medium": _("9–16 hours"), "long": _("More than 16 hours")}


@dataclass(frozen=True)
class CourseWords:
    """What a course is called in one language; `path` is empty where its page is not to be seen."""

    title: str
    summary: str
    path: str


@dataclass(frozen=True)
class CourseFacts:
    """A course with what lists, filters and the dashboard need of it."""

    key: UUID
    source: str
    # Languages whose page can be read, and what stands there.
    words: Mapping[str, CourseWords]
    # The last known words of languages whose page is gone: a learner's record still has a name.
    old_words: Mapping[str, CourseWords]
    hours: int
    level: str
    enrolment_mode: str
    owner: Mapping[str, str]
    dye: str
    leaves: int
    required: frozenset[str]
    # Listed: live and not archived.
    open: bool
    # Where authors put its page, by language: tree paths.
    places: Mapping[str, str]
    facets: Mapping[str, frozenset[str]]
    # Folded words of every language, each after a space: a term is found at the beginning of a word.
    search_text: str

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages in the order of the site."""
        return tuple(code for code, _name in settings.LANGUAGES if code in self.words)

    def language_for(self, language: str) -> str:
        """The language a visitor of this language reads it in; empty when nowhere."""
        return next((code for code in (language, self.source, *self.languages) if code in self.words), "")

    def words_for(self, language: str) -> CourseWords:
        """The words for a visitor, else those of the source, else the last that were known."""
        shown = self.language_for(language)
        if shown:
            return self.words[shown]
        known = self.old_words
        found = known.get(language) or known.get(self.source) or next(iter(known.values()), None)
        return found or CourseWords(str(self.key), "", "")

    def matches(self, terms: Collection[str]) -> bool:
        """Every term begins a word."""
        return all(f" {term}" in self.search_text for term in terms)


def hour_band(hours: int) -> str:
    """The filter option of a course's length."""
    if hours <= FEW_HOURS:
        return "short"
    return "medium" if hours <= SOME_HOURS else "long"


def find_courses(language: str, *, query: str = "", chosen: Mapping[str, Collection[str]]) -> Found[CourseFacts]:
    """Open courses that match every word of the query and the chosen options; those in `language` first."""
    terms = search_terms(query)
    rows = [course for course in courses_in(language) if course.matches(terms)]
    return pick(rows, chosen=chosen, labels=facet_labels(language))


@kept_per_generation
def courses_in(language: str) -> tuple[CourseFacts, ...]:
    """Open courses: those in `language` first, each group in the order authors gave it. None is hidden."""
    rows = [course for course in all_courses().values() if course.open]
    return tuple(sorted(rows, key=lambda course: _order(course, language)))


def _order(course: CourseFacts, language: str) -> tuple[bool, str]:
    shown = course.language_for(language)
    return shown != language, course.places.get(shown, "")


@kept_per_generation
def facet_labels(language: str) -> dict[str, FacetLabels]:
    """Names of the filters and of their options, in the order they are offered."""
    owners = {course.facets["organisation"]: course.owner for course in all_courses().values() if course.open}
    names = {next(iter(slugs)): in_language(texts, language) for slugs, texts in owners.items() if slugs}
    audiences = {row.slug: capfirst(in_language(row.names, language)) for row in Audience.objects.all()}
    return {
        "language": FacetLabels(
            _("Language of the course"), {code: capfirst(name) for code, name in settings.LANGUAGES}
        ),
        "audience": FacetLabels(_("For whom"), audiences),
        "level": FacetLabels(_("Level"), dict(Level.choices)),
        "hours": FacetLabels(_("Length"), HOUR_BANDS),
        "organisation": FacetLabels(_("Organisation"), dict(sorted(names.items(), key=lambda pair: fold(pair[1])))),
    }


@kept_per_generation
def way_to_courses(language: str) -> tuple[tuple[str, str], ...]:
    """Titles and addresses from the home page to the catalogue of a language; empty when there is none."""
    page = CatalogueIndexPage.objects.live().filter(locale__language_code=language).first()
    if page is None:
        return ()
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1)
    with override(language):
        return tuple((name_in_trail(ancestor), ancestor.get_url() or "") for ancestor in above)


@kept_per_generation
def all_courses() -> dict[UUID, CourseFacts]:
    """Every course there is, open or not, by key."""
    pages = {page.pk: page for page in CoursePage.objects.live().public().only("path", "outcomes")}
    editions: dict[UUID, list[CourseEdition]] = defaultdict(list)
    for edition in CourseEdition.objects.select_related("locale"):
        editions[edition.course_id].append(edition)
    titles: dict[UUID, list[str]] = defaultdict(list)
    for key, title in UnitEdition.objects.filter(live=True, unit__live=True).values_list("unit__course_id", "title"):
        titles[key].append(title)
    audiences: dict[UUID, set[str]] = defaultdict(set)
    for key, slug in Course.audiences.through.objects.values_list("course_id", "audience__slug"):
        audiences[key].add(slug)
    leaves, required = _leaves()
    owners = {row.pk: row for row in Organisation.objects.all()}
    return {
        course.pk: _facts(
            course,
            editions[course.pk],
            pages,
            owner=owners.get(course.owner_id) if course.owner_id else None,
            audiences=frozenset(audiences[course.pk]),
            titles=titles[course.pk],
            leaves=leaves[course.pk],
            required=frozenset(required[course.pk]),
        )
        for course in Course.objects.select_related("source_locale").order_by("created_at", "pk")
    }


def _leaves() -> tuple[dict[UUID, int], dict[UUID, set[str]]]:
    """How many lessons and quizzes a course has, and which of them count."""
    leaves: dict[UUID, int] = defaultdict(int)
    required: dict[UUID, set[str]] = defaultdict(set)
    rows = Unit.objects.filter(live=True).exclude(kind=UnitKind.MODULE).values_list("course_id", "key", "required")
    for course, key, counts in rows:
        leaves[course] += 1
        if counts:
            required[course].add(str(key))
    return leaves, required


def _facts(
    course: Course,
    editions: list[CourseEdition],
    pages: Mapping[int, CoursePage],
    *,
    owner: Organisation | None,
    audiences: frozenset[str],
    titles: list[str],
    leaves: int,
    required: frozenset[str],
) -> CourseFacts:
    words, old_words = {}, {}
    texts, places = list(titles), {}
    for edition in sorted(editions, key=lambda row: row.locale.language_code):
        code = edition.locale.language_code
        page = pages.get(edition.page_id) if edition.live and edition.page_id else None
        if page is None:
            old_words[code] = CourseWords(edition.title, edition.summary, "")
            continue
        words[code] = CourseWords(edition.title, edition.summary, edition.path)
        texts += [edition.title, edition.summary, *(str(block.value) for block in page.outcomes)]
        places[code] = page.path
    return CourseFacts(
        key=course.pk,
        source=course.source_locale.language_code,
        words=words,
        old_words=old_words,
        hours=course.academic_hours,
        level=course.level,
        enrolment_mode=course.enrolment_mode,
        owner=owner.names if owner else {},
        dye=dye_of(course.pk),
        leaves=leaves,
        required=required,
        open=bool(words) and course.live and course.archived_at is None,
        places=places,
        facets={
            "language": frozenset(words),
            "audience": audiences,
            "level": frozenset({course.level}),
            "hours": frozenset({hour_band(course.academic_hours)}),
            "organisation": frozenset({owner.slug} if owner else ()),
        },
        search_text=_search_text(texts),
    )


def _search_text(texts: list[Any]) -> str:
    words = _WORD.findall(fold(" ".join(str(text) for text in texts)))
    return " " + " ".join(dict.fromkeys(words))
