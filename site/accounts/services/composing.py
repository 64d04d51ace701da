"""Words of a message: one text template each; the HTML twin is laid out from the same paragraphs."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

LAYOUT = "email/base.html"


def compose(prefix: str, *, to: str, language: str, context: Mapping[str, Any]) -> EmailMultiAlternatives:
    """A message as text and as HTML, in one language.

    `prefix` names the templates `<prefix>_subject.txt` and `<prefix>_message.txt`. A paragraph that is exactly
    `context["code"]` or `context["url"]` is drawn large or as a button (`context["url_label"]`). The last paragraph
    is the signature, which the layout draws itself.
    """
    with translation.override(language or translation.get_language()):
        words = {**context, "site_name": settings.WAGTAIL_SITE_NAME, "base_url": settings.LASITAVA_BASE_URL}
        subject = " ".join(render_to_string(f"{prefix}_subject.txt", words).split())
        text = render_to_string(f"{prefix}_message.txt", words).strip()
        page = render_to_string(LAYOUT, words | {"subject": subject, "paragraphs": _paragraphs(text, words)})
    message = EmailMultiAlternatives(subject, text + "\n", settings.DEFAULT_FROM_EMAIL, [to])
    message.attach_alternative(page, "text/html")
    return message


def _paragraphs(text: str, words: Mapping[str, Any]) -> list[dict[str, str]]:
    special = {str(words[name]): name for name in ("code", "url") if words.get(name)}
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    return [{"kind": special.get(block, "text"), "text": block} for block in blocks[:-1]]
