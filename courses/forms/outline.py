"""The small forms of the authors' outline screen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RenameForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=255, strip=True)


class PlaceForm(forms.Form):
    """Where to: a step among the neighbours, or another module of the same course."""

    step = forms.ChoiceField(choices=[("up", "up"), ("down", "down")], required=False)

    def __init__(self, *args: Any, modules: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["module"] = forms.ModelChoiceField(modules, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("step")) == bool(cleaned.get("module")):
            raise forms.ValidationError(_("Say where to move it."))
        return cleaned
