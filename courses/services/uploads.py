"""Files a learner hands in: checked, stored privately under a key, and then saved like any other answer."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast
from uuid import UUID

from django.core.files import File
from django.core.files.storage import Storage, storages
from django.db import transaction

from courses.domain.files import FileFault, is_what_it_says
from courses.domain.questions import FileUpload
from courses.domain.responses import ResponseError, ResponseReason, clean_response
from courses.domain.saves import Save, next_seq
from courses.models import ResponseFile
from courses.queries.attempts import SheetItem, read_sheet

from .answers import AttemptClosed, SaveReceipt, lock_sheet, store_saves
from .attempts import UnknownAttempt

FOLDER: Final = "answers"
MOST_STORED: Final = 40
"""Files kept for one question, taken-back ones included: enough to change one's mind, too few to fill a disk."""

_FAULTS: Final[Mapping[ResponseReason, FileFault]] = {
    ResponseReason.FILE_TYPE_NOT_ACCEPTED: FileFault.TYPE_NOT_ACCEPTED,
    ResponseReason.FILE_TOO_LARGE: FileFault.TOO_LARGE,
    ResponseReason.TOO_MANY_FILES: FileFault.TOO_MANY,
}


class FileRefused(ValueError):
    """A file was not taken; none of those sent with it was either."""

    def __init__(self, fault: FileFault, *, name: str = "", limit: int | None = None) -> None:
        super().__init__(f"{fault.value}: {name}")
        self.fault = fault
        self.name = name
        self.limit = limit


def private_storage() -> Storage:
    """Where no web server reaches."""
    return storages["private"]


def path_of(key: UUID) -> str:
    """Where a file is stored: by key only, so that no name a person chose becomes a path."""
    return f"{FOLDER}/{key.hex[:2]}/{key}"


def add_files(
    attempt_key: UUID,
    position: int,
    *,
    learner_id: int,
    files: Sequence[File[bytes]],
    language: str,
    client: str,
    at: datetime,
) -> SaveReceipt:
    """Store files and add them to the answer. Raises FileRefused, UnknownAttempt or AttemptClosed, and keeps nothing.

    Checking and storing stand outside the transaction: they take as long as a disk takes.
    """
    item = _file_question(attempt_key, position, learner_id=learner_id, language=language)
    entries = [_checked(item, file) for file in files]
    stored = [_store(entry, file) for entry, file in zip(entries, files, strict=True)]
    try:
        return _add(attempt_key, item, stored, entries, learner_id=learner_id, language=language, client=client, at=at)
    except (FileRefused, UnknownAttempt, AttemptClosed):
        for row in stored:
            private_storage().delete(path_of(row.key))
        raise


def remove_file(
    attempt_key: UUID,
    position: int,
    *,
    learner_id: int,
    file_key: str,
    language: str,
    client: str,
    at: datetime,
) -> SaveReceipt:
    """Take a file out of the answer. It stays stored: earlier saves name it. Raises UnknownAttempt, AttemptClosed."""
    with transaction.atomic():
        sheet = lock_sheet(attempt_key, learner_id=learner_id, language=language, positions={position})
        item = sheet.items[0]
        if not isinstance(item.question.spec, FileUpload):
            raise UnknownAttempt(attempt_key)
        kept = [entry for entry in _files_of(item) if entry["id"] != file_key]
        save = Save(client=client, seq=next_seq([item.seq]), value={"files": kept} if kept else {})
        return store_saves(sheet, [(item, save)], at=at)[position]


def _file_question(attempt_key: UUID, position: int, *, learner_id: int, language: str) -> SheetItem:
    sheet = read_sheet(attempt_key, learner_id=learner_id, language=language, positions={position})
    if sheet is None or not isinstance(sheet.items[0].question.spec, FileUpload):
        raise UnknownAttempt(attempt_key)
    if not sheet.head.is_open:
        raise AttemptClosed(attempt_key)
    if ResponseFile.objects.filter(item_id=sheet.items[0].id).count() >= MOST_STORED:
        raise FileRefused(FileFault.TOO_MANY, limit=MOST_STORED)
    return sheet.items[0]


def _checked(item: SheetItem, file: File[bytes]) -> Mapping[str, object]:
    """The file as it will stand in the answer. Raises FileRefused."""
    name = PurePosixPath((file.name or "").replace("\\", "/")).name
    if not file.size:
        raise FileRefused(FileFault.EMPTY, name=name)
    entry = _as_answer(item, [{"id": str(uuid.uuid4()), "name": name, "size": file.size}], name=name)[0]
    ending = str(entry["name"]).rpartition(".")[2].lower()
    if not is_what_it_says(cast("BinaryIO", file.file), ending=ending):
        raise FileRefused(FileFault.NOT_WHAT_IT_SAYS, name=name)
    return entry


def _as_answer(
    item: SheetItem, entries: Sequence[Mapping[str, object]], *, name: str = ""
) -> list[Mapping[str, object]]:
    try:
        value = clean_response(item.question.spec, {"files": list(entries)})
    except ResponseError as refusal:
        fault = _FAULTS.get(refusal.reason, FileFault.NOT_WHAT_IT_SAYS)
        raise FileRefused(fault, name=name, limit=refusal.limit) from refusal
    return cast("list[Mapping[str, object]]", value.get("files", []))


def _store(entry: Mapping[str, object], file: File[bytes]) -> ResponseFile:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    key = UUID(str(entry["id"]))
    file.seek(0)
    private_storage().save(path_of(key), file)
    return ResponseFile(key=key, name=str(entry["name"]), size=file.size, sha256=digest.hexdigest())


@transaction.atomic
def _add(
    attempt_key: UUID,
    item: SheetItem,
    stored: Sequence[ResponseFile],
    entries: Sequence[Mapping[str, object]],
    *,
    learner_id: int,
    language: str,
    client: str,
    at: datetime,
) -> SaveReceipt:
    sheet = lock_sheet(attempt_key, learner_id=learner_id, language=language, positions={item.position})
    current = sheet.items[0]
    files = _as_answer(current, [*_files_of(current), *entries])
    for row in stored:
        row.item_id, row.uploaded_at = current.id, at
    ResponseFile.objects.bulk_create(stored)
    save = Save(client=client, seq=next_seq([current.seq]), value={"files": files})
    return store_saves(sheet, [(current, save)], at=at)[item.position]


def _files_of(item: SheetItem) -> list[Mapping[str, object]]:
    files = item.value.get("files")
    return list(files) if isinstance(files, list) else []
