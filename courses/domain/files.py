"""Is a file what its name says? Looks at the content, never unpacks it, trusts neither name nor browser."""

import zipfile
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO, Final

HEAD_BYTES: Final = 1024
MAX_ENTRIES: Final = 5_000
MAX_UNPACKED_BYTES: Final = 300 * 1024 * 1024
MAX_RATIO: Final = 200
"""Office files hold pictures and XML; XML shrinks to a tenth or a fiftieth, a bomb to a thousandth."""


class FileFault(StrEnum):
    """Why a file is refused; the edge turns it into words."""

    EMPTY = "empty"
    TYPE_NOT_ACCEPTED = "type_not_accepted"
    TOO_LARGE = "too_large"
    NOT_WHAT_IT_SAYS = "not_what_it_says"
    TOO_MANY = "too_many"


def is_what_it_says(file: BinaryIO, *, ending: str) -> bool:
    """Tell whether the content fits the ending of the name (lower case, without the dot). Leaves the file at its start.

    An ending nobody here knows is accepted unless the content is a web page, a script or a program.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if not head:
        return False
    check = _CHECKS.get(ending, _is_harmless)
    try:
        return check(head, file)
    finally:
        file.seek(0)


def _starts(*signs: bytes) -> Callable[[bytes, BinaryIO], bool]:
    return lambda head, _file: head.startswith(signs)


def _is_pdf(head: bytes, _file: BinaryIO) -> bool:
    # Readers accept some bytes before the sign; more than a few are somebody hiding something.
    return b"%PDF-" in head[:64]


def _is_webp(head: bytes, _file: BinaryIO) -> bool:
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP"


def _is_text(head: bytes, _file: BinaryIO) -> bool:
    return b"\0" not in head and _is_harmless(head, _file)


def _is_harmless(head: bytes, _file: BinaryIO) -> bool:
    return not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"MZ", b"\x7fELF", b"#!"))


def _zip_with(*, entry: str = "", media_type: bytes = b"") -> Callable[[bytes, BinaryIO], bool]:
    """A check for an archive that holds `entry`, or whose first file is `mimetype` and says `media_type`."""

    def check(head: bytes, file: BinaryIO) -> bool:
        if not head.startswith(b"PK\x03\x04"):
            return False
        file.seek(0)
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
                if not _is_sane(entries):
                    return False
                if entry:
                    return entry in archive.namelist() and "[Content_Types].xml" in archive.namelist()
                return head[30:38] == b"mimetype" and media_type in head[38:128]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return False

    return check


def _is_sane(entries: list[zipfile.ZipInfo]) -> bool:
    """No bomb: few enough files, not too large unpacked, not suspiciously well packed."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    return len(entries) <= MAX_ENTRIES and unpacked <= MAX_UNPACKED_BYTES and unpacked <= MAX_RATIO * max(packed, 1)


_JPEG: Final = _starts(b"\xff\xd8\xff")

_CHECKS: Final[Mapping[str, Callable[[bytes, BinaryIO], bool]]] = MappingProxyType(
    {
        "pdf": _is_pdf,
        "docx": _zip_with(entry="word/document.xml"),
        "xlsx": _zip_with(entry="xl/workbook.xml"),
        "pptx": _zip_with(entry="ppt/presentation.xml"),
        "odt": _zip_with(media_type=b"application/vnd.oasis.opendocument.text"),
        "ods": _zip_with(media_type=b"application/vnd.oasis.opendocument.spreadsheet"),
        "odp": _zip_with(media_type=b"application/vnd.oasis.opendocument.presentation"),
        "jpg": _JPEG,
        "jpeg": _JPEG,
        "png": _starts(b"\x89PNG\r\n\x1a\n"),
        "gif": _starts(b"GIF87a", b"GIF89a"),
        "webp": _is_webp,
        "doc": _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "rtf": _starts(b"{\\rtf"),
        "txt": _is_text,
        "md": _is_text,
        "csv": _is_text,
    }
)
