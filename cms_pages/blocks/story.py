"""The stream of a standard page, a news item or a project."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, EmailBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock

from courses.blocks.media import CardBlock, DownloadBlock, ImageBlock, MediaBlock
from courses.blocks.text import RICH_TEXT_FEATURES, AccordionBlock, CalloutBlock, TableBlock


class ContactBlock(StructBlock):
    """Whom to ask: a role with a person in it, who may be taken out without breaking the page."""

    role = CharBlock(label=_("role"), max_length=200)
    name = CharBlock(label=_("name"), max_length=200, required=False)
    organisation = CharBlock(label=_("organisation"), max_length=200, required=False)
    phone = CharBlock(label=_("telephone"), max_length=50, required=False)
    email = EmailBlock(label=_("e-mail"), required=False)
    address = TextBlock(label=_("address"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "cms_pages/blocks/contact.html"


class StoryBlock(StreamBlock):
    rich_text = RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES, icon="pilcrow")
    image = ImageBlock()
    media = MediaBlock()
    download = DownloadBlock()
    callout = CalloutBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    card = CardBlock()
    contact = ContactBlock()
