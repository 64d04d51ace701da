"""Archiving: what learners' records point at is put aside, not deleted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from courses.models import Course, QuestionEntry

from .generation import bump_generation


@transaction.atomic
def archive_course(course_key: UUID, *, at: datetime) -> bool:
    """Take a course out of the catalogue and close it to new learners; who studies it goes on. False: it was."""
    changed = Course.objects.filter(pk=course_key, archived_at=None).update(archived_at=at)
    bump_generation()
    return bool(changed)


@transaction.atomic
def bring_back_course(course_key: UUID) -> bool:
    """Put an archived course back into the catalogue. False: it was not archived."""
    changed = Course.objects.filter(pk=course_key, archived_at__isnull=False).update(archived_at=None)
    bump_generation()
    return bool(changed)


def archive_question(entry_key: UUID, *, at: datetime) -> bool:
    """Offer a question to authors no more. Quizzes that ask it go on asking it. False: it was archived."""
    return bool(QuestionEntry.objects.filter(pk=entry_key, archived_at=None).update(archived_at=at))


def bring_back_question(entry_key: UUID) -> bool:
    """Offer an archived question again. False: it was not archived."""
    return bool(QuestionEntry.objects.filter(pk=entry_key, archived_at__isnull=False).update(archived_at=None))
