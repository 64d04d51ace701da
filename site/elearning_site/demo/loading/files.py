"""Pictures, documents, film and captions in Wagtail's libraries. A file that is there already is not made again."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from elearning_site.demo.captions import webvtt
from elearning_site.demo.documents import make_document
from elearning_site.demo.loading.workshop import Workshop
from elearning_site.demo.pictures import make_picture
from elearning_site.demo.reading import LANGUAGES
from elearning_site.demo.schema import FOLDER


def load(workshop: Workshop) -> None:
    """Make them all."""
    for picture in workshop.site.pages.pictures:
        workshop.images[picture.id] = _image(workshop, picture.id)
    for material in workshop.site.content.materials:
        for language in LANGUAGES:
            for file_format in material.formats:
                _material_file(workshop, material.id, language=language, file_format=file_format)
    _film(workshop)


def _stored(model: Any, folder: str, name: str) -> Any:
    """The row whose file has this name, with or without the suffix that storage adds to a name already taken."""
    stem, _dot, ending = name.rpartition(".")
    return model.objects.filter(file__regex=rf"^{folder}/{stem}(_\w+)?\.{ending}$").first()


def _image(workshop: Workshop, picture_id: str) -> Any:
    model = get_image_model()
    found = _stored(model, "original_images", f"{picture_id}.jpg")
    if found is not None:
        return found
    picture = make_picture(workshop.site, picture_id)
    image = model(title=picture.alt["lv"][:255], width=picture.width, height=picture.height)
    image.file = ContentFile(picture.content, picture.file_name)
    image.description = picture.alt["lv"][:255]
    image._set_image_file_metadata()  # the form of Wagtail's library does this; size and hash have no public setter
    image.save()
    return image


def document_named(workshop: Workshop, name: str, *, title: str, content: bytes) -> Any:
    """A document of the library with this file name."""
    model = get_document_model()
    document = _stored(model, "documents", name)
    if document is None:
        document = model(title=title)
        document.file = ContentFile(content, name)
        document._set_document_file_metadata()  # as for images
        document.save()
    workshop.documents[name] = document
    return document


def _material_file(workshop: Workshop, material_id: str, *, language: str, file_format: str) -> None:
    name = f"{material_id}-{language}.{file_format}"
    found = _stored(get_document_model(), "documents", name)
    if found is not None:
        workshop.documents[name] = found
        return
    made = make_document(workshop.site, material_id, language=language, file_format=file_format)
    document_named(workshop, made.file_name, title=made.title, content=made.content)


def _film(workshop: Workshop) -> None:
    film = workshop.site.lessons.film
    path = FOLDER / film.file
    document_named(workshop, path.name, title=film.title["lv"], content=path.read_bytes())
    for language in LANGUAGES:
        name = f"{path.stem}-{language}.vtt"
        document_named(workshop, name, title=film.title[language], content=webvtt(film, language).encode())
