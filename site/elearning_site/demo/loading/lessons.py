"""The stream of a lesson: its text, the film, the files it names and the further blocks of lessons.yaml."""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import PurePosixPath
from typing import Any

from elearning_site.demo.captions import transcript
from elearning_site.demo.entities_courses import Lesson
from elearning_site.demo.entities_site import Callout, Embed, LessonBlock, SelfCheck, TableOfWords
from elearning_site.demo.loading.standard import picture_block
from elearning_site.demo.loading.workshop import Workshop, block, item

TONES = {"remember": "remember", "task": "try", "safety": "warning"}


def paragraphs(text: str) -> str:
    """Plain lines as paragraphs of rich text."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip())


def body_of(workshop: Workshop, lesson: Lesson, language: str) -> list[dict[str, Any]]:
    """All blocks of a lesson in one language, their ids the same in every language."""
    blocks = [block("rich_text", paragraphs(lesson.body[language]), lesson.id, "body")]
    if workshop.site.lessons.film.lesson == lesson.id:
        blocks.append(_film(workshop, language))
    extras = {entry.id: entry.blocks for entry in workshop.site.lessons.lessons}[lesson.id]
    for number, extra in enumerate(extras):
        blocks.append(_extra(workshop, extra, language, lesson.id, str(number)))
    for material in lesson.materials:
        blocks.append(_download(workshop, material, language, lesson.id, "material", material))
    return blocks


def _film(workshop: Workshop, language: str) -> dict[str, Any]:
    film = workshop.site.lessons.film
    path = PurePosixPath(film.file)
    captions = [
        item({"language": code, "file": workshop.documents[f"{path.stem}-{code}.vtt"].pk}, "captions", code)
        for code in ("lv", "lt", "en")
    ]
    value = {
        "kind": "video",
        "title": film.title[language],
        "file": workshop.documents[path.name].pk,
        "seconds": str(film.duration_seconds),
        "captions": captions,
        "transcript": paragraphs(transcript(film, language)),
    }
    return block("media", value, film.lesson)


def _extra(workshop: Workshop, extra: LessonBlock, language: str, *parts: str) -> dict[str, Any]:
    writers: Mapping[str, Callable[..., dict[str, Any]]] = {
        "callout": _callout,
        "accordion": _accordion,
        "table": _table,
        "glossary": _glossary,
        "download": _download,
        "card": _card,
        "image": picture_block,
        "self_check": _self_check,
        "embed": _embed,
    }
    return writers[extra.kind](workshop, getattr(extra, extra.kind), language, *parts)


def _callout(workshop: Workshop, callout: Callout, language: str, *parts: str) -> dict[str, Any]:
    title = f"<p><b>{escape(callout.title[language], quote=False)}</b></p>" if callout.title else ""
    value = {"kind": TONES[callout.tone], "text": title + paragraphs(callout.text[language])}
    return block("callout", value, *parts)


def _accordion(workshop: Workshop, items: Any, language: str, *parts: str) -> dict[str, Any]:
    listed = [
        item({"title": entry.title[language], "text": paragraphs(entry.text[language])}, *parts, str(number))
        for number, entry in enumerate(items)
    ]
    return block("accordion", {"items": listed}, *parts)


def _table(workshop: Workshop, table: TableOfWords, language: str, *parts: str) -> dict[str, Any]:
    rows = "\n".join(" | ".join(cell[language] for cell in row) for row in table.rows)
    return block("table", {"caption": table.caption[language], "rows": rows}, *parts)


def _glossary(workshop: Workshop, term_id: str, language: str, *parts: str) -> dict[str, Any]:
    term = {entry.id: entry for entry in workshop.site.pages.glossary}[term_id]
    return block("glossary_term", {"term": term.term[language], "definition": term.definition[language]}, *parts)


def _download(workshop: Workshop, material_id: str, language: str, *parts: str) -> dict[str, Any]:
    material = {entry.id: entry for entry in workshop.site.content.materials}[material_id]
    document = workshop.documents[f"{material_id}-{language}.pdf"]
    return block("download", {"document": document.pk, "title": material.title[language]}, *parts)


def _card(workshop: Workshop, material_id: str, language: str, *parts: str) -> dict[str, Any]:
    return block("card", {"page": workshop.page(f"material-{material_id}", language).pk}, *parts)


def _self_check(workshop: Workshop, check: SelfCheck, language: str, *parts: str) -> dict[str, Any]:
    options = [
        item(
            {
                "text": answer.words[language],
                "verdict": "right" if answer.correct else "wrong",
                "reply": answer.reply[language],
            },
            *parts,
            str(number),
        )
        for number, answer in enumerate(check.answers)
    ]
    return block("self_check", {"question": check.question[language], "options": options}, *parts)


def _embed(workshop: Workshop, embed: Embed, language: str, *parts: str) -> dict[str, Any]:
    value = {
        "title": embed.title[language],
        "url": embed.url,
        "transcript": paragraphs(embed.transcript[language]),
    }
    return block("embed", value, *parts)
