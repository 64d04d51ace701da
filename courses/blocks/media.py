"""Blocks that bring something in: pictures, video and audio, files, cards, embeds."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .text import INNER_FEATURES


class ImageBlock(StructBlock):
    image = ImageChooserBlock(label=_("image"))
    alt = CharBlock(
        label=_("description"), max_length=300, help_text=_("What a person who cannot see the image should know.")
    )
    caption = CharBlock(label=_("caption"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "courses/blocks/image.html"


class MediaBlock(StructBlock):
    """Video or audio from our own documents: captions and a transcript are part of it, not an extra."""

    kind = ChoiceBlock(label=_("kind"), choices=[("video", _("Video")), ("audio", _("Audio"))], default="video")
    title = CharBlock(label=_("title"), max_length=200)
    file = DocumentChooserBlock(label=_("file"))
    seconds = CharBlock(label=_("length, seconds"), max_length=6)
    captions = ListBlock(
        StructBlock(
            [
                ("language", ChoiceBlock(label=_("language"), choices=settings.LANGUAGES)),
                ("file", DocumentChooserBlock(label=_("captions (WebVTT)"))),
            ]
        ),
        label=_("captions"),
        default=[],
    )
    transcript = RichTextBlock(label=_("transcript"), features=INNER_FEATURES)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["seconds"].isdigit():
            raise ValidationError(_("Write the length as a whole number of seconds."))
        if cleaned["kind"] == "video" and not cleaned["captions"]:
            raise ValidationError(_("A video needs captions in at least one language."))
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video or audio")
        template = "courses/blocks/media.html"


class DownloadBlock(StructBlock):
    document = DocumentChooserBlock(label=_("file"))
    title = CharBlock(label=_("title"), max_length=200)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "courses/blocks/download.html"


class CardBlock(StructBlock):
    """A page of this site as a card; how it looks is registered by the app that owns the page."""

    page = PageChooserBlock(label=_("page"))

    class Meta:
        icon = "doc-full"
        label = _("Card")
        template = "courses/blocks/card.html"


class EmbedValue(StructValue):
    """An address of a known provider, turned into the address of its cookie-less player."""

    def player(self) -> str:
        return player_address(self["url"])


def player_address(url: str) -> str:
    """The player's address for a YouTube or Vimeo page, or an empty string for anything else."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "youtube.com":
        video = parse_qs(parts.query).get("v", [""])[0]
    elif host in {"youtu.be", "vimeo.com"}:
        video = parts.path.strip("/")
    else:
        return ""
    if not video.replace("-", "").replace("_", "").isalnum():
        return ""
    base = "https://player.vimeo.com/video/" if host == "vimeo.com" else "https://www.youtube-nocookie.com/embed/"
    return base + video


class EmbedBlock(StructBlock):
    """Something from another host. Nothing is asked of that host before the learner clicks."""

    title = CharBlock(label=_("title"), max_length=200)
    url = URLBlock(label=_("address"), help_text=_("A page of YouTube or Vimeo."))
    transcript = RichTextBlock(label=_("transcript"), features=INNER_FEATURES)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not player_address(cleaned["url"]):
            raise ValidationError(_("Only pages of YouTube and Vimeo can be embedded."))
        return cleaned

    class Meta:
        icon = "code"
        label = _("Embed")
        template = "courses/blocks/embed.html"
        value_class = EmbedValue
