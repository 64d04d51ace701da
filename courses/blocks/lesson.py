"""The stream of a lesson."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock

from .media import CardBlock, DownloadBlock, EmbedBlock, ImageBlock, MediaBlock
from .text import RICH_TEXT_FEATURES, AccordionBlock, CalloutBlock, GlossaryTermBlock, SelfCheckBlock, TableBlock


class LessonBlock(StreamBlock):
    rich_text = RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES, icon="pilcrow")
    image = ImageBlock()
    media = MediaBlock()
    download = DownloadBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    glossary_term = GlossaryTermBlock()
    self_check = SelfCheckBlock()
    card = CardBlock()
    embed = EmbedBlock()


class OutcomesBlock(StreamBlock):
    """What a learner will be able to do; printed on certificates."""

    outcome = CharBlock(label=_("Learning outcome"), max_length=300, icon="success")
