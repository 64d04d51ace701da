"""The form a reviewer marks an answer with: rows of the rubric where there is one, else points."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.questions import Essay, FileUpload
from courses.queries.attempts import SheetItem

from .amounts import points

COMMENT_CHARACTERS = 5000


class MarkForm(forms.Form):
    """One answer. Cleans to `points` or `rubric`, and `comment`."""

    comment = forms.CharField(
        label=gettext_lazy("Comment to the learner"),
        required=False,
        max_length=COMMENT_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, item: SheetItem, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"m{item.id}", initial=initial)
        self.item = item
        spec = item.question.spec
        self.lines = spec.rubric if isinstance(spec, Essay | FileUpload) else ()
        if self.lines:
            texts = item.question.texts("rubric")
            self.fields["rubric"] = forms.MultipleChoiceField(
                label=_("What the answer fulfils"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(line.key, f"{texts.get(line.key, '')} ({points(line.points)})") for line in self.lines],
            )
        else:
            self.fields["points"] = forms.DecimalField(
                label=_("Points, at most %(most)s") % {"most": points(spec.max_mark)},
                min_value=Decimal(0),
                max_value=spec.max_mark,
                max_digits=7,
                decimal_places=2,
                localize=True,
            )
        self.order_fields(["rubric", "points", "comment"])
