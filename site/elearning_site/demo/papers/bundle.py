"""Zip files whose bytes depend on nothing but their content."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The earliest moment a zip entry can carry.
EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(entries: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of (name, content) in the given order; names in `stored` are not compressed."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in entries:
            info = ZipInfo(name, date_time=EPOCH)
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # otherwise the maker's operating system shows in the bytes
            archive.writestr(info, content)
    return target.getvalue()


def rebundle(content: bytes, *, change: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """The same zip with sorted names and fixed dates; "[Content_Types].xml" stays first, as Office writes it.

    `change` gives a function for the names whose content has to be altered on the way.
    """
    changes = change or {}
    with ZipFile(BytesIO(content)) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return bundle((name, changes.get(name, bytes)(archive.read(name))) for name in names)
