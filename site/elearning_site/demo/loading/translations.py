"""Registers every page and question with wagtail-localize, *with* the strings of both translations.

Pages made directly are unknown to the translation tool: registering them later without their strings would put the
source words over the translations at the first save (tried). Here the tool is told what each string already says.
"""

from collections.abc import Iterator

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from courses.models import Question
from elearning_site.demo.loading.ledger import Family, Ledger
from elearning_site.demo.loading.workshop import Workshop, key_of
from elearning_site.demo.reading import LANGUAGES


def load(workshop: Workshop) -> None:
    """Register what has all three languages and is not registered yet."""
    registered = set(TranslationSource.objects.values_list("object_id", flat=True))
    families = [family for family in _families(workshop) if family.source.translation_key not in registered]
    if families:
        Ledger(families, at=workshop.at).write()


def _families(workshop: Workshop) -> Iterator[Family]:
    """Each page and question of the demo with its translations."""
    sources: dict[str, str] = {entry.id: entry.source for entry in workshop.site.reference.courses}
    source_of: dict[str, str] = {}
    questions: list[tuple[str, str]] = []
    for course in workshop.site.content.courses:
        language = sources[course.id]
        source_of[f"course-{course.id}"] = language
        for module in course.modules:
            for name in (module.id, *(lesson.id for lesson in module.lessons), module.quiz.id):
                source_of[name] = language
            questions += [(question.id, language) for question in module.quiz.questions]
    for name in dict.fromkeys(name for name, _language in workshop.pages):
        # Read anew: a page may have been filled after another area took it up.
        rows = {language: Page.objects.get(pk=workshop.page(name, language).pk).specific for language in LANGUAGES}
        yield _family(rows, source_of.get(name, LANGUAGES[0]))
    for question_id, source in questions:
        found = Question.objects.filter(translation_key=key_of("question", question_id)).select_related("locale")
        yield _family({row.locale.language_code: row for row in found}, source)


def _family(rows: dict[str, object], source: str) -> Family:
    return Family(rows[source], {language: row for language, row in rows.items() if language != source})
