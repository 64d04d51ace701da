"""A short text in every language of the site, kept in one column."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language


def in_language(texts: Mapping[str, str], language: str | None = None) -> str:
    """The text in `language` (default: the visitor's), else in the site's default language, else any there is."""
    wanted = (language or get_language() or settings.LANGUAGE_CODE).split("-")[0]
    for code in (wanted, settings.LANGUAGE_CODE, *texts):
        if texts.get(code):
            return texts[code]
    return ""


class LocalisedWidget(forms.MultiWidget):
    """One input per language, each under its own `lang` and with the language's name."""

    template_name = "courses/widgets/localised.html"

    def __init__(self, *, multiline: bool = False) -> None:
        inner = forms.Textarea if multiline else forms.TextInput
        self.codes = [code for code, _name in settings.LANGUAGES]
        attrs = {"rows": 3} if multiline else {}
        super().__init__({code: inner(attrs={"lang": code, **attrs}) for code in self.codes})

    def decompress(self, value: Mapping[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code in self.codes]


class LocalisedFormField(forms.MultiValueField):
    """Cleans to `{language: text}` without the empty ones."""

    def __init__(self, *, multiline: bool = False, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder", "max_length"):
            kwargs.pop(unused, None)
        fields = [forms.CharField(required=False, strip=True) for _code, _name in settings.LANGUAGES]
        kwargs["widget"] = LocalisedWidget(multiline=multiline)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        pairs = zip((code for code, _name in settings.LANGUAGES), data_list, strict=False)
        return {code: text for code, text in pairs if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.widget.decompress(initial), data)


class LocalisedTextField(models.JSONField):
    """`{"lv": …, "lt": …, "en": …}`. Official names are kept word for word and never machine-translated."""

    def __init__(self, *args: Any, multiline: bool = False, **kwargs: Any) -> None:
        self.multiline = multiline
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.multiline:
            kwargs["multiline"] = True
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return LocalisedFormField(
            multiline=self.multiline,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
