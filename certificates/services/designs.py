"""The words of the sheet: an editor's published design, or the standard texts."""

import hashlib
from dataclasses import dataclass

from django.db.models import F
from wagtail.models import Locale

from certificates.domain.placeholders import body_is_whole
from certificates.domain.texts import FORMAL_TEXTS
from certificates.models import CertificateDesign

FORMAL = "formal"
EDITABLE = ("heading", "subheading", "body", "outcomes_heading")


@dataclass(frozen=True)
class DesignWords:
    """What a design says in one language, and which version of it."""

    heading: str
    subheading: str
    body: str
    outcomes_heading: str
    version: int


def design_words(language: str) -> DesignWords:
    """The published design in a language; the standard texts where there is none that can be set."""
    design = CertificateDesign.objects.filter(code=FORMAL, live=True, locale__language_code=language).first()
    if design is None or not body_is_whole(design.body):
        return DesignWords(**{name: FORMAL_TEXTS[language][name] for name in EDITABLE}, version=1)
    return DesignWords(**{name: getattr(design, name) for name in EDITABLE}, version=design.version)


def count_version(design: CertificateDesign) -> None:
    """Raises the version of a design whose published words differ from those of its last version. Idempotent."""
    words = "\x1f".join(getattr(design, name) for name in EDITABLE)
    digest = hashlib.sha256(words.encode()).hexdigest()
    rows = CertificateDesign.objects.filter(pk=design.pk).exclude(words_digest=digest)
    if not rows.filter(words_digest="").update(words_digest=digest):
        rows.update(words_digest=digest, version=F("version") + 1)


def ensure_formal_design() -> None:
    """Makes the formal design in every language of the site from the standard texts, where it is missing."""
    source = CertificateDesign.objects.filter(code=FORMAL).first()
    for locale in Locale.objects.filter(language_code__in=FORMAL_TEXTS).order_by("pk"):
        if CertificateDesign.objects.filter(code=FORMAL, locale=locale).exists():
            continue
        texts = {name: FORMAL_TEXTS[locale.language_code][name] for name in EDITABLE}
        design = CertificateDesign(code=FORMAL, locale=locale, **texts)
        if source is not None:
            # All languages are one design: wagtail-localize joins them by this key.
            design.translation_key = source.translation_key
        design.save()
        count_version(design)
        source = source or design
