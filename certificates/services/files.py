"""Certificate files: written once under their digest, in storage no web server serves."""

import hashlib
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from certificates.models import Certificate


def file_name(digest: str) -> str:
    """Where the file of a digest lies in private storage."""
    return f"certificates/{digest[:2]}/{digest}.pdf"


def store_file(pdf: bytes) -> str:
    """Keeps a PDF and returns its SHA-256. Storing the same bytes again changes nothing."""
    digest = hashlib.sha256(pdf).hexdigest()
    storage, name = storages["private"], file_name(digest)
    if storage.exists(name):
        with storage.open(name) as kept:
            if kept.read() == pdf:
                return digest
        # A crash while writing left a part of the file: nothing else can stand under this name.
        storage.delete(name)
    storage.save(name, ContentFile(pdf))
    return digest


def open_file(certificate: Certificate) -> IO[bytes]:
    """The stored file of an issued certificate. Raises FileNotFoundError when storage lost it."""
    return storages["private"].open(file_name(certificate.sha256), "rb")
