"""One material: its files, the lessons that use it, its count of downloads."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, Sum
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from courses.models import LessonPage, in_language
from courses.queries.visible import visible
from methodology.models import DownloadCount, MaterialPage

from .files import FileLink, files_by_material


@dataclass(frozen=True)
class MaterialDetail:
    """What a material's page shows beside its own words."""

    files: tuple[FileLink, ...]
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    # Title and address of lessons in the page's language.
    lessons: tuple[tuple[str, str], ...]
    downloads: int


def material_detail(page: MaterialPage, *, request: HttpRequest) -> MaterialDetail:
    """The number of queries does not depend on how many files, lessons or downloads there are."""
    editions = editions_of(page)
    language = page.locale.language_code
    # The page's own language first; sorting keeps the order within a language.
    files = sorted(
        files_by_material(editions).get(page.translation_key, ()),
        key=lambda file: (file.language != language, file.language),
    )
    return MaterialDetail(
        files=tuple(files),
        topics=tuple(in_language(topic.names, language) for topic in page.topics.all()),
        audiences=tuple(in_language(audience.names, language) for audience in page.audiences.all()),
        lessons=tuple(
            (lesson.title, lesson.get_url(request) or "")
            for lesson in lessons_using(page, editions=editions, documents=[file.document_id for file in files])
        ),
        downloads=downloads_of([file.key for file in files]),
    )


def editions_of(page: MaterialPage) -> dict[int, UUID]:
    """The page and its live, unrestricted translations: whoever may read this page may know of their files."""
    others = visible(MaterialPage.objects).filter(translation_key=page.translation_key)
    return {page.pk: page.translation_key} | dict(others.values_list("pk", "translation_key"))


def lessons_using(page: MaterialPage, *, editions: Iterable[int], documents: Iterable[int]) -> list[LessonPage]:
    """Live lessons in the page's language with a card of the material, a link to it, or one of its documents.

    `editions` are the ids of the material's pages, `documents` those of its files.

    Read from Wagtail's reference index, which is kept by a background job: a lesson appears a moment after it is
    published.
    """
    page_type = ContentType.objects.get_for_model(Page)
    document_type = ContentType.objects.get_for_model(get_document_model())
    references = ReferenceIndex.objects.filter(
        Q(to_content_type=page_type, to_object_id__in=[str(pk) for pk in editions])
        | Q(to_content_type=document_type, to_object_id__in=[str(pk) for pk in documents]),
        content_type=ContentType.objects.get_for_model(LessonPage),
    )
    lesson_ids = {int(object_id) for object_id in references.values_list("object_id", flat=True)}
    lessons = visible(LessonPage.objects).filter(pk__in=lesson_ids, locale_id=page.locale_id)
    return list(lessons.defer_streamfields().order_by("path"))


def downloads_of(file_keys: list[UUID]) -> int:
    """Downloads of the files over all time."""
    total = DownloadCount.objects.filter(file_key__in=file_keys).aggregate(total=Sum("count"))["total"]
    return total or 0
