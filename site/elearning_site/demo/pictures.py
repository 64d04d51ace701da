"""Makes the demo's illustrations: JPEG, 1600 × 900, drawn from the picture's id, the same bytes every time."""

from collections.abc import Iterator
from dataclasses import dataclass

from elearning_site.demo.easel import HEIGHT, WIDTH, Easel
from elearning_site.demo.reading import Words
from elearning_site.demo.scenes import SCENES
from elearning_site.demo.schema import DemoSite


@dataclass(frozen=True)
class MadePicture:
    """A finished picture; `alt` says in three languages what it shows."""

    id: str
    alt: Words
    content: bytes
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def file_name(self) -> str:
        """The name to save it under."""
        return f"{self.id}.jpg"


def make_picture(site: DemoSite, picture_id: str) -> MadePicture:
    """One picture. Raises KeyError for an unknown id."""
    picture = {entry.id: entry for entry in site.pages.pictures}[picture_id]
    easel = Easel(picture.id)
    SCENES[picture.scene](easel)
    return MadePicture(picture.id, picture.alt, easel.jpeg())


def make_pictures(site: DemoSite) -> Iterator[MadePicture]:
    """Every picture of pages.yaml."""
    for picture in site.pages.pictures:
        yield make_picture(site, picture.id)
