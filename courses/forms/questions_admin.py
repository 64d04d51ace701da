"""The authors' form of a question: what contradicts itself is said here, before it can be published."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.forms.models import WagtailAdminModelForm

from courses.domain.folding import fold
from courses.domain.questions import SpecError, SpecReason
from courses.extensions.question_kinds import question_kinds
from courses.models import Question
from courses.services.freezing import is_source

from .pages import FOLLOWS

REASONS = {
    SpecReason.MARK_NOT_POSITIVE: _("Points must be more than 0."),
    SpecReason.MARK_NOT_ZERO: _("A reflection is not marked: give it 0 points."),
    SpecReason.TOO_FEW_OPTIONS: _("At least two options are needed."),
    SpecReason.TOO_FEW_PAIRS: _("At least two pairs are needed."),
    SpecReason.TOO_FEW_ITEMS: _("At least two steps are needed."),
    SpecReason.NO_CORRECT_OPTION: _("Mark the correct option."),
    SpecReason.SEVERAL_CORRECT_OPTIONS: _("Only one option may be correct."),
    SpecReason.NEGATIVE_TOLERANCE: _("The tolerance cannot be negative."),
    SpecReason.NO_ACCEPTED_WORD: _("Write at least one accepted answer."),
    SpecReason.LIMIT_NOT_POSITIVE: _("The limit must be more than 0."),
    SpecReason.NO_ACCEPTED_TYPE: _("Name at least one file type."),
    SpecReason.BAD_FILE_TYPE: _("A file type is written like pdf or docx."),
    SpecReason.POINTS_NOT_POSITIVE: _("Points of the rubric must be more than 0."),
    SpecReason.RUBRIC_SUM_DIFFERS: _("The points of the rubric must add up to the points of the question."),
}
OTHERWISE = _("The question contradicts itself: look at its options and points again.")


class QuestionForm(WagtailAdminModelForm):
    """Refuses a question that could not be graded. A draft may still be incomplete.

    On a translation taken out of the translation tool the rules only stand to be read: they follow the source.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and not is_source(self.instance):
            _lock_rules(self)
            for formset in self.formsets.values():
                formset.max_num, formset.validate_max = formset.initial_form_count(), True
                for form in formset.forms:
                    _lock_rules(form)
                    for name in {"DELETE", "ORDER"} & form.fields.keys():
                        form.fields[name].disabled = True

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        if self.is_deferred_validation:
            return True  # saved as a draft: it may still be incomplete
        try:
            self.probe().spec()
        except SpecError as error:
            self.add_error(None, ValidationError(REASONS.get(error.reason, OTHERWISE), code=error.reason))
            return False
        return True

    def probe(self) -> Question:
        """The question as it would be saved, in memory only."""
        model = type(self.instance)
        names = {field.name for field in model._meta.concrete_fields}
        probe: Question = model(**{name: value for name, value in self.cleaned_data.items() if name in names})
        for relation, formset in self.formsets.items():
            if not relation.startswith("wagtail"):
                setattr(probe, relation, [_child(form) for form in formset.forms if _stays(form)])
        return probe


def _lock_rules(form: Any) -> None:
    for entry in getattr(form._meta.model, "translatable_fields", ()):
        if getattr(entry, "overridable", True) is False and entry.field_name in form.fields:
            form.fields[entry.field_name].disabled = True
            form.fields[entry.field_name].help_text = FOLLOWS


def _stays(form: Any) -> bool:
    return bool(form.cleaned_data) and not form.cleaned_data.get("DELETE")


def _child(form: Any) -> Any:
    model = form._meta.model
    names = {field.name for field in model._meta.concrete_fields} - {"id"}
    values = {name: value for name, value in form.cleaned_data.items() if name in names}
    return model(sort_order=form.cleaned_data.get("ORDER"), **values)


class EntryFilterForm(BaseFilterForm):
    """Finding a question to pick: by words of its title and by kind."""

    q = forms.CharField(label=_("Search"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(key, item.label) for key, item in question_kinds.items()]
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]

    def filter(self, objects: Any) -> Any:
        """Every word of the query, with or without diacritics."""
        objects = super().filter(objects)
        if self.cleaned_data["kind"]:
            objects = objects.filter(kind=self.cleaned_data["kind"])
        terms = fold(self.cleaned_data["q"]).split()
        if not terms:
            return objects
        self.is_searching = True
        self.search_query = self.cleaned_data["q"]
        rows = objects.values_list("pk", "title")
        return objects.filter(pk__in=[pk for pk, title in rows if all(term in fold(title) for term in terms)])
