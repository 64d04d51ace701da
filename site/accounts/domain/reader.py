"""How a reader wants pages to look. Kept for guests in a cookie they chose, for learners in the account.

The cookie holds only what differs from the usual: `mode:dark&size:l`. Everything else, and every junk value, is the
usual, so a cookie made by hand can do nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Self

READER_COOKIE: Final = "lasitava_reader"
READER_COOKIE_SECONDS: Final = 365 * 24 * 60 * 60
LONGEST_COOKIE: Final = 200

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "mode": ("auto", "light", "dark", "calm", "contrast"),
    "size": ("m", "l", "xl"),
    "spacing": ("normal", "wide"),
    "font": ("site", "system"),
    "ruler": ("off", "on"),
}
"""What may be chosen; the first of each is the usual."""


@dataclass(frozen=True)
class Reader:
    """One reader's choices. The names are those of the `data-` attributes on `<html>`."""

    mode: str = "auto"
    size: str = "m"
    spacing: str = "normal"
    font: str = "site"
    ruler: str = "off"

    @classmethod
    def from_mapping(cls, chosen: Mapping[str, Any]) -> Self:
        """Choices from a form or from the account; what is not on the list becomes the usual."""
        return cls(**{name: value for name, value in chosen.items() if value in CHOICES.get(name, ())})

    @classmethod
    def from_cookie(cls, text: str) -> Self:
        """Choices from the cookie's value; never raises."""
        pairs = (pair.partition(":") for pair in text[:LONGEST_COOKIE].strip('"').split("&"))
        return cls.from_mapping({name: value for name, _, value in pairs})

    def chosen(self) -> dict[str, str]:
        """Only what differs from the usual: what the account and the cookie keep."""
        usual = {item.name: item.default for item in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    def as_cookie(self) -> str:
        """The cookie's value; empty when everything is as usual and there is nothing to keep."""
        return "&".join(f"{name}:{value}" for name, value in self.chosen().items())
