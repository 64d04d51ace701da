"""Why a certificate could not be printed."""

from enum import StrEnum


class RenderReason(StrEnum):
    """What went wrong while setting the sheet."""

    TOO_LONG = "too_long"  # the texts do not fit, or a frame had to be shrunk
    RENDERER = "renderer"  # the renderer reported an error or refused a resource
    PAGES = "pages"  # another number of pages came out than was laid out


class RenderError(Exception):
    """The sheet was not made; ``reason`` is stored with the certificate, ``detail`` is for its staff."""

    def __init__(self, reason: RenderReason, *, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
