"""Files of materials as pages show them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from methodology.models import MaterialFile


@dataclass(frozen=True)
class FileLink:
    """What a download link says: its text carries language, format, size and pages."""

    key: UUID
    document_id: int
    language: str
    format: str
    # Bytes; 0 when the stored document does not tell.
    size: int
    pages: int | None

    @property
    def url(self) -> str:
        """The address under the language that is active when it is asked for."""
        return reverse("material_file", args=[self.key])


def files_by_material(materials: Mapping[int, UUID]) -> dict[UUID, tuple[FileLink, ...]]:
    """Files of the given pages (page id → translation key): a material's files in all languages stand together."""
    rows = (
        MaterialFile.objects.filter(page_id__in=materials)
        .select_related("document")
        .order_by("page__path", "sort_order", "pk")
    )
    found: dict[UUID, list[FileLink]] = defaultdict(list)
    for row in rows:
        found[materials[row.page_id]].append(
            FileLink(row.key, row.document_id, row.language, row.format, row.document.file_size or 0, row.pages)
        )
    return {key: tuple(links) for key, links in found.items()}
