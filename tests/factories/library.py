"""Materials as methodologists make them: published pages with real stored files."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from courses.models import Topic
from methodology.models import MaterialFile, MaterialIndexPage, MaterialPage
from tests.factories.cms import make_home, place, publish

BYTES = b"%PDF-1.4 a file of the library"


def make_library(language: str = "lv", **fields: Any) -> MaterialIndexPage:
    home = make_home(language)
    found = MaterialIndexPage.objects.child_of(home).first()
    return found or place(
        MaterialIndexPage(**{"title": "Materials"} | fields), below=home, language=language, name="materials"
    )


def make_document(title: str = "file", *, extension: str = "pdf", content: bytes = BYTES) -> Any:
    document = get_document_model()(title=title, file=ContentFile(content, name=f"{title}.{extension}"))
    document._set_document_file_metadata()
    document.save()
    return document


def make_file(page: MaterialPage, *, language: str = "", pages: int | None = None, **document: Any) -> MaterialFile:
    """A file on the page of its language, published with it."""
    document.setdefault("title", f"{page.slug}-{page.locale.language_code}")
    page.files.add(
        MaterialFile(document=make_document(**document), language=language or page.locale.language_code, pages=pages)
    )
    publish(page)
    return MaterialFile.objects.filter(page=page).latest("pk")


def make_topic(slug: str, **names: str) -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"names": names or {"en": slug.title()}})[0]


def make_material(name: str, *, language: str = "lv", topics: tuple[str, ...] = (), **fields: Any) -> MaterialPage:
    """A material without files; see `make_file`."""
    defaults = {"title": name.replace("-", " ").title(), "kind": "guide", "summary": "What it is for."}
    page = place(MaterialPage(**defaults | fields), below=make_library(language), language=language, name=name)
    page.topics.set([make_topic(slug) for slug in topics])
    return publish(page)
