"""The question bank in the admin: one list, a chooser of kinds for a new question, an editor per kind.

The base model is a list only: a `Question` without a kind must never be created, its editor would show half of the
fields, and a POST to a snippet's copy address would overwrite the original. Rights on a kind as translators have them
open its translations only; the source belongs to authors.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Locale
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet, SnippetViewSetGroup

from courses.extensions.question_kinds import question_kinds
from courses.forms.questions_admin import EntryFilterForm, QuestionForm
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
from courses.services.freezing import is_source

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


WRITE = "courses.change_questionentry"
"""Who may write questions."""
SEE = "courses.view_questionentry"
"""Who may pick questions for a quiz."""


class PermittedMixin:
    """For views that Wagtail opens to everybody in the admin."""

    permitted = SEE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(self.permitted):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # a View stands below


class SourceForAuthorsMixin:
    """The source question is refused to whoever may only translate."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(WRITE) and is_source(get_object_or_404(Question, pk=kwargs["pk"])):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # a View stands below


class SafeCopyView(PermittedMixin, CopyView):
    """Copying opens a filled-in form for a new question; the form itself posts to the add view."""

    permitted = WRITE

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseNotAllowed(["GET"])


class ChooseKindView(PermittedMixin, WagtailAdminTemplateMixin, TemplateView):
    """ "Add a question": which kind?"""

    permitted = WRITE
    template_name = "courses/admin/choose_kind.html"
    page_title = _("Add a question")
    header_icon = "help"
    model = Question

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Home")},
            {"url": reverse(Question.snippet_viewset.get_url_name("list")), "label": gettext("Questions")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = [
            (model._meta.verbose_name, model.snippet_viewset.get_url_name("add"))
            for model in KINDS
            if model.snippet_viewset.permission_policy.user_has_permission(self.request.user, "add")
        ]
        locales = list(Locale.objects.order_by("language_code"))
        # Wagtail would write every new question in the site's own language.
        wanted = self.request.GET.get("locale") or get_language()
        chosen = next((locale for locale in locales if locale.language_code == wanted), Locale.get_default())
        return super().get_context_data(kinds=found, locales=locales, chosen=chosen, **kwargs)


class ToKindEditView(TemplateView):
    """The base list's "Edit" leads to the editor of the question's own kind."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = get_object_or_404(Question, pk=kwargs["pk"])
        url = AdminURLFinder(request.user).get_edit_url(question)
        return redirect(url or "wagtailadmin_home")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseNotAllowed(["GET"])


class PickerViewSet(SnippetChooserViewSet):
    """Lists of questions to pick from are for authors too."""


for _name in ("choose", "choose_results", "chosen", "chosen_multiple", "create"):
    _view = getattr(SnippetChooserViewSet, f"{_name}_view_class")
    setattr(PickerViewSet, f"{_name}_view_class", type(_view.__name__, (PermittedMixin, _view), {}))


class BankViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("All questions")
    list_display = ["title", Column("kind_name", label=_("Kind"), accessor="_meta.verbose_name"), "live", "locale"]
    list_filter = ["live"]
    add_view_class = ChooseKindView
    create_template_name = "courses/admin/choose_kind.html"
    edit_view_class = ToKindEditView
    # Everything else about one question happens in its kind's editor as well.
    delete_view_class = ToKindEditView
    unpublish_view_class = ToKindEditView
    revisions_revert_view_class = ToKindEditView
    lock_view_class = ToKindEditView
    unlock_view_class = ToKindEditView
    copy_view_enabled = False
    chooser_viewset_class = PickerViewSet
    list_per_page = 50


GUARDED = ("edit", "delete", "unpublish", "lock", "unlock", "revisions_unschedule", "preview_on_edit")
"""Views of one question that a right on its kind would open."""


def kind_viewset(model: type[Question]) -> type[SnippetViewSet]:
    """The editor of one kind of question."""
    views = {f"{name}_view_class": getattr(SnippetViewSet, f"{name}_view_class") for name in GUARDED}
    return type(
        f"{model.__name__}ViewSet",
        (SnippetViewSet,),
        {
            "model": model,
            "icon": "help",
            "list_display": ["title", "mark", "live", "locale"],
            "copy_view_class": SafeCopyView,
            "chooser_viewset_class": PickerViewSet,
            "edit_handler": ObjectList(model.panels, base_form_class=QuestionForm),
            **{name: type(view.__name__, (SourceForAuthorsMixin, view), {}) for name, view in views.items()},
        },
    )


class QuestionGroup(SnippetViewSetGroup):
    menu_label = _("Questions")
    menu_icon = "help"
    menu_order = 210
    items = (BankViewSet, *(kind_viewset(model) for model in KINDS))


question_group = QuestionGroup()


class EntryColumnsMixin(PermittedMixin):
    """Offers what is not archived, with its kind and whether learners can meet it already."""

    filter_form_class = EntryFilterForm

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc] # a chooser view stands below
            Column("kind", label=_("Kind"), accessor=lambda entry: question_kinds[entry.kind].label),
            Column("live", label=_("Published"), accessor=lambda entry: _("Yes") if entry.live else _("No")),
        ]

    def get_object_list(self) -> Any:
        return QuestionEntry.objects.filter(archived_at=None)


class EntryChooseView(EntryColumnsMixin, ChooseView):
    pass


class EntryChooseResultsView(EntryColumnsMixin, ChooseResultsView):
    pass


class EntryChosenView(PermittedMixin, ChosenView):
    pass


class EntryChosenMultipleView(PermittedMixin, ChosenMultipleView):
    pass


class QuestionEntryChooserViewSet(ChooserViewSet):
    """How a quiz page picks its questions. Nothing is created here: a question is written in the bank."""

    model = QuestionEntry
    icon = "help"
    choose_one_text = _("Choose a question")
    choose_another_text = _("Choose another question")
    choose_view_class = EntryChooseView
    choose_results_view_class = EntryChooseResultsView
    chosen_view_class = EntryChosenView
    chosen_multiple_view_class = EntryChosenMultipleView
    per_page = 20

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


question_entry_chooser = QuestionEntryChooserViewSet("question_entry_chooser")
