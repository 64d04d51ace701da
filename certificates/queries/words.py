"""What a course is called and what it teaches, per language, as its live pages say."""

from dataclasses import dataclass

from courses.models import Course, CourseEdition, CoursePage


@dataclass(frozen=True)
class CourseWords:
    """Title and learning outcomes in one language."""

    title: str
    outcomes: tuple[str, ...]


def words_of_course(course: Course) -> dict[str, CourseWords]:
    """Language code → words, of the languages whose page is live and wholly translated. Two queries."""
    editions = CourseEdition.objects.filter(course=course, live=True, complete=True, page__isnull=False)
    rows = list(editions.values_list("locale__language_code", "title", "page_id"))
    pages = {
        page.pk: page for page in CoursePage.objects.filter(pk__in=[row[2] for row in rows]).only("pk", "outcomes")
    }
    return {
        language: CourseWords(title, tuple(str(block.value) for block in pages[page_id].outcomes))
        for language, title, page_id in rows
        if page_id in pages
    }
