"""Blocks of words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock, StructValue, TextBlock

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]
INNER_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class CalloutBlock(StructBlock):
    kind = ChoiceBlock(
        label=_("kind"),
        choices=[("remember", _("Remember")), ("try", _("Try it")), ("warning", _("Careful"))],
        default="remember",
    )
    text = RichTextBlock(label=_("text"), features=INNER_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        template = "courses/blocks/callout.html"


class AccordionBlock(StructBlock):
    items = ListBlock(
        StructBlock(
            [
                ("title", CharBlock(label=_("title"), max_length=200)),
                ("text", RichTextBlock(label=_("text"), features=INNER_FEATURES)),
            ]
        ),
        label=_("items"),
        min_num=1,
    )

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "courses/blocks/accordion.html"


class TableValue(StructValue):
    """A table written as lines of cells."""

    def _cells(self) -> list[list[str]]:
        return [[cell.strip() for cell in line.split("|")] for line in self["rows"].splitlines() if line.strip()]

    def header(self) -> list[str]:
        return self._cells()[0]

    def body(self) -> list[list[str]]:
        return self._cells()[1:]


class TableBlock(StructBlock):
    caption = CharBlock(label=_("caption"), max_length=200)
    rows = TextBlock(
        label=_("rows"), help_text=_("One row in each line, cells separated by |. The first line is the header.")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        lines = [line for line in cleaned["rows"].splitlines() if line.strip()]
        if len(lines) < 2 or len({line.count("|") for line in lines}) != 1:
            raise ValidationError(_("A table needs a header, at least one row, and the same number of cells in each."))
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        template = "courses/blocks/table.html"
        value_class = TableValue


class GlossaryTermBlock(StructBlock):
    term = CharBlock(label=_("term"), max_length=100)
    definition = TextBlock(label=_("definition"))

    class Meta:
        icon = "openquote"
        label = _("Glossary term")
        template = "courses/blocks/glossary_term.html"


class SelfCheckBlock(StructBlock):
    """A question that counts nowhere: choosing an option shows its reply. Works without JavaScript."""

    question = CharBlock(label=_("question"), max_length=300)
    options = ListBlock(
        StructBlock(
            [
                ("text", CharBlock(label=_("option"), max_length=300)),
                (
                    "verdict",
                    ChoiceBlock(label=_("is it right?"), choices=[("right", _("Right")), ("wrong", _("Wrong"))]),
                ),
                ("reply", TextBlock(label=_("reply"))),
            ]
        ),
        label=_("options"),
        min_num=2,
    )

    class Meta:
        icon = "help"
        label = _("Self-check question")
        template = "courses/blocks/self_check.html"
