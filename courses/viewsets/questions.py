"""The question bank in the admin: one list, a chooser of kinds for a new question, an editor per kind.

The base model is a list only: a `Question` without a kind must never be created, its editor would show half of the
fields, and a POST to a snippet's copy address would overwrite the original.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet, SnippetViewSetGroup

from courses.forms.questions_admin import QuestionForm, panels_of
from courses.models import (
    EssayQuestion,
    FileUploadQuestion,
    MatchingQuestion,
    MultipleChoiceQuestion,
    NumericalQuestion,
    OrderingQuestion,
    Question,
    QuestionEntry,
    ReflectionQuestion,
    ScenarioQuestion,
    ShortAnswerQuestion,
    SingleChoiceQuestion,
    TrueFalseQuestion,
)

KINDS: tuple[type[Question], ...] = (
    SingleChoiceQuestion,
    MultipleChoiceQuestion,
    TrueFalseQuestion,
    ShortAnswerQuestion,
    NumericalQuestion,
    MatchingQuestion,
    OrderingQuestion,
    ScenarioQuestion,
    EssayQuestion,
    FileUploadQuestion,
    ReflectionQuestion,
)


class SafeCopyView(CopyView):
    """Copying opens a filled-in form for a new question; the form itself posts to the add view."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseNotAllowed(["GET"])


class ChooseKindView(WagtailAdminTemplateMixin, TemplateView):
    """ "Add a question": which kind?"""

    template_name = "courses/admin/choose_kind.html"
    page_title = _("Add a question")
    header_icon = "help"
    model = Question

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = [
            (model._meta.verbose_name, model.snippet_viewset.get_url_name("add"))
            for model in KINDS
            if model.snippet_viewset.permission_policy.user_has_permission(self.request.user, "add")
        ]
        return super().get_context_data(kinds=found, **kwargs)


class ToKindEditView(TemplateView):
    """The base list's "Edit" leads to the editor of the question's own kind."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = get_object_or_404(Question, pk=kwargs["pk"])
        url = AdminURLFinder(request.user).get_edit_url(question)
        return redirect(url or "wagtailadmin_home")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseNotAllowed(["GET"])


class BankViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("All questions")
    list_display = ["title", Column("kind_name", label=_("Kind"), accessor="_meta.verbose_name"), "live", "locale"]
    list_filter = ["live"]
    add_view_class = ChooseKindView
    edit_view_class = ToKindEditView
    copy_view_enabled = False
    list_per_page = 50


def kind_viewset(model: type[Question]) -> type[SnippetViewSet]:
    """The editor of one kind of question."""
    return type(
        f"{model.__name__}ViewSet",
        (SnippetViewSet,),
        {
            "model": model,
            "icon": "help",
            "list_display": ["title", "mark", "live", "locale"],
            "copy_view_class": SafeCopyView,
            "edit_handler": TabbedInterface(panels_of(model), base_form_class=QuestionForm),
        },
    )


class QuestionGroup(SnippetViewSetGroup):
    menu_label = _("Questions")
    menu_icon = "help"
    menu_order = 210
    items = (BankViewSet, *(kind_viewset(model) for model in KINDS))


question_group = QuestionGroup()


class QuestionEntryChooserViewSet(ChooserViewSet):
    """How a quiz page picks its questions."""

    model = QuestionEntry
    icon = "help"
    choose_one_text = _("Choose a question")
    choose_another_text = _("Choose another question")
    per_page = 20


question_entry_chooser = QuestionEntryChooserViewSet("question_entry_chooser")
