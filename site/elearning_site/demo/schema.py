"""Loads the demo's YAML files and checks them whole: each by its types, then all together by their references."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from elearning_site.demo.entities import DemoContent
from elearning_site.demo.entities_courses import Lesson
from elearning_site.demo.entities_reference import ReferenceContent
from elearning_site.demo.entities_site import LessonsContent, MaterialsContent, PagesContent
from elearning_site.demo.prose import LINK
from elearning_site.demo.reading import LANGUAGES, DemoContentError, Place, Words, read_file

FOLDER = Path(__file__).parent / "content"
# Targets of page:… links that are not standard pages of pages.yaml: index pages made by the loader.
INDEX_PAGES = frozenset(
    {"courses", "materials", "network", "news", "events", "project", "partners", "gallery", "sitemap"}
)
_CONTENT, _PAGES, _LESSONS, _MATERIALS = "demo-content.yaml", "pages.yaml", "lessons.yaml", "materials.yaml"
_REFERENCE = "reference.yaml"


@dataclass(frozen=True)
class DemoSite:
    """Everything the demo is made of, read and checked."""

    content: DemoContent
    pages: PagesContent
    lessons: LessonsContent
    materials: MaterialsContent
    reference: ReferenceContent

    def alt(self, picture: str) -> Words:
        """What a picture shows. Raises KeyError for an unknown id."""
        return {entry.id: entry.alt for entry in self.pages.pictures}[picture]

    def easy_read(self, lesson: str) -> Words | None:
        """The easy-read text of a lesson, from whichever file holds it."""
        extras = {entry.id: entry.easy_read for entry in self.lessons.lessons}
        texts = {entry.id: entry.easy_read for _path, entry in lessons_of(self.content)}
        return texts[lesson] or extras[lesson]


def load(folder: Path = FOLDER) -> DemoSite:
    """Read and check the five files. Raises DemoContentError with file, path and reason of the first fault."""
    site = DemoSite(
        content=read_file(folder / _CONTENT, DemoContent),
        pages=read_file(folder / _PAGES, PagesContent),
        lessons=read_file(folder / _LESSONS, LessonsContent),
        materials=read_file(folder / _MATERIALS, MaterialsContent),
        reference=read_file(folder / _REFERENCE, ReferenceContent),
    )
    for file, path, reason in _faults(site):
        raise DemoContentError(file, path, reason)
    return site


def lessons_of(content: DemoContent) -> Iterator[tuple[str, Lesson]]:
    """Every lesson with its path in the file."""
    for c, course in enumerate(content.courses):
        for m, module in enumerate(course.modules):
            for number, lesson in enumerate(module.lessons):
                yield f"courses[{c}].modules[{m}].lessons[{number}]", lesson


Fault = tuple[str, str, str]
Named = Iterable[tuple[str, str]]  # (path, id)


def _twice(file: str, named: Named) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, name in named:
        if name in seen:
            yield file, path, f"the id “{name}” is already used at {seen[name]}"
        seen[name] = path


def _dangling(file: str, named: Named, known: Iterable[str], what: str) -> Iterator[Fault]:
    names = set(known)
    for path, name in named:
        if name not in names:
            yield file, path, f"there is no {what} “{name}”"


def _ids(prefix: str, entries: Iterable[object], key: str = "id") -> list[tuple[str, str]]:
    return [(f"{prefix}[{i}].{key}", getattr(entry, key)) for i, entry in enumerate(entries)]


def _course_ids(content: DemoContent) -> Iterator[tuple[str, str]]:
    """Modules, lessons, quizzes and questions share one space of ids: keys of pages are made from them."""
    for c, course in enumerate(content.courses):
        yield f"courses[{c}].id", course.id
        for m, module in enumerate(course.modules):
            at = f"courses[{c}].modules[{m}]"
            yield f"{at}.id", module.id
            yield from _ids(f"{at}.lessons", module.lessons)
            yield f"{at}.quiz.id", module.quiz.id
            yield from _ids(f"{at}.quiz.questions", module.quiz.questions)


def _faults(site: DemoSite) -> Iterator[Fault]:
    yield from _repeated(site)
    yield from _content_references(site)
    yield from _lesson_references(site)
    yield from _page_references(site)
    yield from _reference_references(site)


def _repeated(site: DemoSite) -> Iterator[Fault]:
    content, pages = site.content, site.pages
    yield from _twice(_CONTENT, _course_ids(content))
    for name in ("partners", "network_points", "materials", "news", "events"):
        yield from _twice(_CONTENT, _ids(name, getattr(content, name)))
    yield from _twice(_CONTENT, _ids("project_facts", content.project_facts, "code"))
    yield from _twice(_CONTENT, _ids("demo_accounts", content.demo_accounts, "username"))
    yield from _twice(_PAGES, _ids("pages", pages.pages, "key"))
    yield from _twice(_PAGES, _ids("leads", pages.leads, "key"))
    yield from _twice(_PAGES, _ids("glossary", pages.glossary))
    yield from _twice(_PAGES, _ids("pictures", pages.pictures))
    yield from _twice(_LESSONS, _ids("lessons", site.lessons.lessons))
    yield from _twice(_MATERIALS, _ids("materials", site.materials.materials))


def _content_references(site: DemoSite) -> Iterator[Fault]:
    content = site.content
    partners = [partner.id for partner in content.partners]
    points = [point.id for point in content.network_points]
    materials = [material.id for material in content.materials]
    issuers = [partner.id for partner in content.partners if partner.can_issue_certificates]
    owners = _ids("courses", content.courses, "owner")
    yield from _dangling(_CONTENT, owners, issuers, "partner who issues certificates")
    yield from _dangling(_CONTENT, _ids("project_facts", content.project_facts, "lead_partner"), partners, "partner")
    for p, project in enumerate(content.project_facts):
        named = [(f"project_facts[{p}].partners[{i}]", name) for i, name in enumerate(project.partners)]
        shares = project.budget_eur.partner_shares if project.budget_eur else ()
        named += _ids(f"project_facts[{p}].budget_eur.partner_shares", shares, "partner")
        yield from _dangling(_CONTENT, named, partners, "partner")
    codes = [project.code for project in content.project_facts]
    yield from _dangling(_CONTENT, _ids("network_points", content.network_points, "project"), codes, "project")
    events = [(path, name) for path, name in _ids("events", content.events, "point") if name is not None]
    entries = _ids("photo_contest.sample_entries", content.photo_contest.sample_entries, "point")
    yield from _dangling(_CONTENT, events + entries, points, "network point")
    accounts = _ids("demo_accounts", content.demo_accounts, "partner")
    yield from _dangling(_CONTENT, [named for named in accounts if named[1]], partners, "partner")
    for path, lesson in lessons_of(content):
        named = [(f"{path}.materials[{i}]", name) for i, name in enumerate(lesson.materials)]
        yield from _dangling(_CONTENT, named, materials, "material")
    yield from _dangling(_MATERIALS, _ids("materials", site.materials.materials), materials, "material")
    yield from _dangling(_MATERIALS, _ids("materials", site.materials.materials, "publisher"), partners, "partner")
    bodies = [body.id for body in site.materials.materials]
    yield from _dangling(_CONTENT, _ids("materials", content.materials), bodies, "text in materials.yaml for")


def _lesson_references(site: DemoSite) -> Iterator[Fault]:
    lessons = {lesson.id: lesson for _path, lesson in lessons_of(site.content)}
    known = {
        "glossary": ("glossary term", {term.id for term in site.pages.glossary}),
        "download": ("material", {material.id for material in site.content.materials}),
        "card": ("material", {material.id for material in site.content.materials}),
        "image": ("picture", {picture.id for picture in site.pages.pictures}),
    }
    yield from _dangling(_LESSONS, _ids("lessons", site.lessons.lessons), lessons, "lesson")
    yield from _dangling(_LESSONS, [("film.lesson", site.lessons.film.lesson)], lessons, "lesson")
    for n, extras in enumerate(site.lessons.lessons):
        for b, block in enumerate(extras.blocks):
            if block.kind in known:
                what, names = known[block.kind]
                named = [(f"lessons[{n}].blocks[{b}].{block.kind}", getattr(block, block.kind))]
                yield from _dangling(_LESSONS, named, names, what)
        if (extras.easy_read is None) == (lessons[extras.id].easy_read is None):
            yield _LESSONS, f"lessons[{n}].easy_read", "an easy-read text must stand in exactly one of the two files"
    extra = [entry.id for entry in site.lessons.lessons]
    paths = [(f"{path}.id", lesson.id) for path, lesson in lessons_of(site.content)]
    yield from _dangling(_CONTENT, paths, extra, "entry in lessons.yaml for")


def _page_references(site: DemoSite) -> Iterator[Fault]:
    """Links of prose must lead somewhere; menus and footer must have a page."""
    known = {page.key for page in site.pages.pages} | INDEX_PAGES
    for p, page in enumerate(site.pages.pages):
        for language in LANGUAGES:
            for match in LINK.finditer(page.body[language]):
                place = Place(_PAGES, f"pages[{p}].body.{language}")
                kind, _colon, name = match[2].partition(":")
                if kind == "page" and name not in known:
                    yield place.file, place.path, f"there is no page “{name}”"
                elif kind not in {"page", "https", "mailto"}:
                    yield place.file, place.path, f"a link must begin with https, mailto or page, not “{match[2]}”"


def _reference_references(site: DemoSite) -> Iterator[Fault]:
    """Courses, topics, services and issuers must agree between demo-content.yaml and reference.yaml."""
    content, reference = site.content, site.reference
    courses = [course.id for course in content.courses]
    yield from _dangling(_REFERENCE, _ids("courses", reference.courses), courses, "course")
    facts = [entry.id for entry in reference.courses]
    yield from _dangling(_CONTENT, _ids("courses", content.courses), facts, "entry in reference.yaml for")
    topics = [topic.id for topic in reference.topics]
    audiences = [audience.id for audience in reference.audiences]
    for c, course in enumerate(reference.courses):
        named = [(f"courses[{c}].topics[{i}]", name) for i, name in enumerate(course.topics)]
        yield from _dangling(_REFERENCE, named, topics, "topic")
        named = [(f"courses[{c}].audiences[{i}]", name) for i, name in enumerate(course.audiences)]
        yield from _dangling(_REFERENCE, named, audiences, "audience")
    yield from _dangling(_CONTENT, _ids("materials", content.materials, "topic"), topics, "topic")
    services = [service.id for service in reference.services]
    for p, point in enumerate(content.network_points):
        named = [(f"network_points[{p}].services[{i}]", name) for i, name in enumerate(point.services)]
        yield from _dangling(_CONTENT, named, services, "service")
    issuers = [entry.partner for entry in reference.issuers]
    partners = [(f"partners[{i}].id", entry.id) for i, entry in enumerate(content.partners)]
    wanted = [named for named, entry in zip(partners, content.partners, strict=True) if entry.can_issue_certificates]
    yield from _dangling(_CONTENT, wanted, issuers, "issuer in reference.yaml for")
