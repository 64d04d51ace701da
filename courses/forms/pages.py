"""The authors' forms of course pages: rules are edited on the source page, a translation only shows them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel, ObjectList, Panel, TabbedInterface
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, ModulePage, QuizPage

FOLLOWS = _("Set in the language the course is written in; the same for all languages.")


class CoursePartForm(WagtailAdminPageForm):
    """Locks the fields of rules on a translation, whatever is posted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_translation(self.instance):
            return
        for name in rule_names(type(self.instance)):
            if name in self.fields:
                self.fields[name].disabled = True
                self.fields[name].help_text = FOLLOWS
        self.formsets.pop("question_slots", None)


def is_translation(page: Any) -> bool:
    """A saved course page that is not in its course's own language."""
    return bool(page.pk) and not page.is_source()


def rule_names(model: type[Page]) -> set[str]:
    """Names of the fields that only the source sets: those synchronised without being overridable, and the lists."""
    fixed = {entry.field_name for entry in model.translatable_fields if getattr(entry, "overridable", True) is False}
    many = {field.name for field in model._meta.many_to_many}
    return fixed | (many & {"audiences", "topics"})


class SourceInlinePanel(InlinePanel):
    """An inline list that a translation does not have."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            form = kwargs.get("form")
            self.is_absent = form is not None and kwargs["panel"].relation_name not in form.formsets
            if self.is_absent:
                Panel.BoundPanel.__init__(self, **kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self) -> bool:
            return not self.is_absent and super().is_shown()


def bind_forms() -> None:
    """Give the course pages their editors. Called when the apps are ready."""
    for model in (CoursePage, ModulePage, LessonPage, QuizPage):
        tabs = [ObjectList(model.content_panels, heading=_("Content"))]
        if hasattr(model, "easy_read_panels"):
            tabs.append(ObjectList(model.easy_read_panels, heading=_("Easy to read")))
        if hasattr(model, "rules_panels"):
            tabs.append(ObjectList(_rules_panels(model), heading=_("Rules")))
        tabs += [
            ObjectList(model.promote_panels, heading=_("Search engines")),
            ObjectList(model.settings_panels, heading=_("Publication")),
        ]
        model.edit_handler = TabbedInterface(tabs, base_form_class=CoursePartForm)


def _rules_panels(model: type[Page]) -> list[Any]:
    if model is not QuizPage:
        return list(model.rules_panels)
    slots = SourceInlinePanel("question_slots", label=_("question"), heading=_("Questions"), min_num=1)
    return [slots, *model.rules_panels]
