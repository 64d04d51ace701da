"""A file is what its content says, whatever its name says."""

import io
import zipfile

import pytest

from courses.domain.files import MAX_ENTRIES, is_what_it_says

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}


def archive(entries, *, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def odf(media_type):
    return archive({"mimetype": media_type, "content.xml": b"<office/>"}, method=zipfile.ZIP_STORED)


TEXT = b"application/vnd.oasis.opendocument.text"

CASES = [
    ("pdf", b"%PDF-1.7\n", True),
    ("pdf", b"\n\n%PDF-1.7\n", True),
    ("pdf", b" " * 100 + b"%PDF-", False),
    ("pdf", archive(WORD), False),
    ("docx", archive(WORD), True),
    ("docx", archive({"word/document.xml": b""}), False),
    ("docx", archive({"a.txt": b"x"}), False),
    ("docx", b"PK\x03\x04" + b"\0" * 50, False),
    ("docx", archive(WORD | {"bomb": b"0" * 5_000_000}), False),
    ("docx", archive(WORD | {str(number): b"" for number in range(MAX_ENTRIES)}), False),
    ("xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), True),
    ("pptx", archive(WORD), False),
    ("odt", odf(TEXT), True),
    ("ods", odf(TEXT), False),
    ("jpg", b"\xff\xd8\xff\xe0", True),
    ("jpeg", b"GIF89a", False),
    ("png", b"\x89PNG\r\n\x1a\n", True),
    ("webp", b"RIFF1234WEBP", True),
    ("webp", b"RIFF1234WAVE", False),
    ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
    ("rtf", b"{\\rtf1", True),
    ("txt", "Sveiki, Žaļā".encode(), True),
    ("txt", b"a\0b", False),
    ("txt", b"<html>", False),
    ("csv", b"\xef\xbb\xbf  <script>", False),
    ("mp3", b"ID3\x03", True),
    ("mp3", b"MZ\x90", False),
    ("svg", b"<svg/>", False),
    ("py", b"#!/usr/bin/env python3", False),
    ("pdf", b"", False),
]


@pytest.mark.parametrize(("ending", "content", "fits"), CASES)
def test_the_content_decides(ending, content, fits):
    file = io.BytesIO(content)
    file.seek(len(content))
    assert is_what_it_says(file, ending=ending) is fits
    assert file.tell() == 0
