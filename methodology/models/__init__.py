"""Import models from here: `from methodology.models import MaterialPage`."""

from .downloads import DownloadCount
from .material import LICENCE_PAGES, Licence, MaterialFile, MaterialIndexPage, MaterialKind, MaterialPage

__all__ = [
    "LICENCE_PAGES",
    "DownloadCount",
    "Licence",
    "MaterialFile",
    "MaterialIndexPage",
    "MaterialKind",
    "MaterialPage",
]
