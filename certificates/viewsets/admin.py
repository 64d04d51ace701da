"""The admin's part: issuers, designs, the register, and what could not be issued."""

from functools import cache
from typing import Any, ClassVar

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter  # type: ignore[import-untyped]  # it ships no types
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from certificates.models import Certificate, CertificateDesign, Issuer, IssuingProblem, Status
from certificates.queries.register import current_status, issuers_for, with_status

from .problem_words import problem_sentences
from .scoped import (
    ScopedDelete,
    ScopedEdit,
    ScopedHistory,
    ScopedIndex,
    ScopedInspect,
    ScopedUsage,
)


class ScopedViewSet(ModelViewSet):
    """Every view of it is limited to the issuers one works for."""

    index_view_class = ScopedIndex
    edit_view_class = ScopedEdit
    delete_view_class = ScopedDelete
    inspect_view_class = ScopedInspect
    history_view_class = ScopedHistory
    usage_view_class = ScopedUsage
    copy_view_enabled = False


@cache
def _member_panel() -> ObjectList:
    panel: ObjectList = ObjectList(Issuer.member_panels).bind_to_model(Issuer)
    return panel


class IssuerEdit(ScopedEdit):
    """Members edit what is theirs; organisation, prefix and members are the administrator's.

    Otherwise a member could take over the courses of another partner by naming its organisation.
    """

    def get_panel(self) -> Any:
        if self.request.user.has_perm("certificates.manage_all_issuers"):
            return super().get_panel()
        return _member_panel()

    def get_form_class(self) -> Any:
        return self.panel.get_form_class()


class IssuerViewSet(ScopedViewSet):
    """Issuers: administrators add them, members keep their own place and signatory right."""

    model = Issuer
    name = "certificate_issuers"
    icon = "group"
    menu_label = _("Issuers")
    edit_view_class = IssuerEdit
    list_display: ClassVar[list[Any]] = ["__str__", "prefix", "signatory_name"]


def _status_label(certificate: Any) -> str:
    key = getattr(certificate, "current_status_key", None)
    return str(Status(key).label if key else certificate.get_state_display())


class RegisterFilterSet(WagtailFilterSet):
    """Filters of the register; the issuers offered are those one works for."""

    issuer = ModelChoiceFilter(label=_("Issuer"), queryset=lambda request: issuers_for(request.user))

    class Meta:
        model = Certificate
        fields: ClassVar[list[str]] = ["issuer", "year", "state", "language"]


class RegisterIndex(ScopedIndex):
    """The register: one query for the rows, their status with them."""

    def get_base_queryset(self) -> Any:
        return with_status(super().get_base_queryset()).select_related("issuer__organisation")


class RegisterInspect(ScopedInspect):
    """One entry of the register with its log, and the way to withdraw it."""

    def get_log_display_value(self) -> SafeString | str:
        rows = self.object.statuses.select_related("actor")
        lines = (
            (
                date_format(timezone.localtime(row.at), "DATETIME_FORMAT"),
                row.get_status_display(),
                row.actor or _("automatically"),
                row.reason,
            )
            for row in rows
        )
        return format_html_join(" · ", "{}: {} ({}) {}", lines)

    def get_field_label(self, field_name: str, field: Any) -> str:
        return str(_("Status log")) if field_name == "log" else super().get_field_label(field_name, field)

    @property
    def header_more_buttons(self) -> list[Button]:
        certificate, user = self.object, self.request.user
        buttons = []
        if certificate.sha256:
            url = reverse("certificates:download", args=[certificate.token])
            buttons.append(Button(_("Download the PDF"), url=url, icon_name="download"))
        holds = certificate.state == "issued" and current_status(certificate).status is Status.VALID
        if holds and user.has_perm("certificates.withdraw_certificate"):
            url = reverse("certificate_withdraw", args=[certificate.pk])
            buttons.append(Button(_("Withdraw"), url=url, icon_name="cross"))
        return buttons


class RegisterViewSet(ScopedViewSet):
    """The certificate register: read only."""

    model = Certificate
    name = "certificate_register"
    icon = "list-ul"
    menu_label = _("Register")
    index_view_class = RegisterIndex
    inspect_view_class = RegisterInspect
    inspect_view_enabled = True
    inspect_view_fields: ClassVar[list[str]] = [
        "number",
        "holder_name",
        "course_title",
        "issuer",
        "language",
        "state",
        "failure_reason",
        "sha256",
        "created_at",
        "issued_at",
        "log",
    ]
    list_display: ClassVar[list[Any]] = [
        "number",
        "holder_name",
        "course_title",
        Column("status", label=_("Status"), accessor=_status_label),
        "issued_at",
    ]
    filterset_class = RegisterFilterSet
    search_fields: ClassVar[list[str]] = ["number", "holder_name", "course_title", "code"]
    search_backend_name = None
    # The policy lets nobody edit; the form is never shown.
    form_fields: ClassVar[list[str]] = ["hide_name"]


class ProblemIndex(ScopedIndex):
    """What could not be issued, with learner and course."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("enrolment__learner", "enrolment__course")


class ProblemViewSet(ScopedViewSet):
    """Certificates that could not be issued. Rows vanish by themselves once the obstacle is gone."""

    model = IssuingProblem
    name = "certificate_problems"
    icon = "warning"
    menu_label = _("Not issued")
    index_view_class = ProblemIndex
    list_display: ClassVar[list[Any]] = [
        Column("learner", label=_("Learner"), accessor="enrolment.learner"),
        Column("reason", label=_("Reason"), accessor="get_reason_display", sort_key="reason"),
        Column("details", label=_("Details"), accessor=problem_sentences),
        "tried_at",
    ]
    list_filter: ClassVar[list[str]] = ["reason"]
    form_fields: ClassVar[list[str]] = ["reason"]


class CertificateGroup(ModelViewSetGroup):
    """One menu for all of it."""

    menu_label = _("Certificates")
    menu_icon = "clipboard-list"
    menu_order = 400
    items = (RegisterViewSet, ProblemViewSet, IssuerViewSet)


class DesignViewSet(SnippetViewSet):
    """The words of the sheet, per language."""

    model = CertificateDesign
    icon = "doc-full"
    list_display: ClassVar[list[Any]] = ["heading", "code", "version", "live"]
    # Copying would make a second design under the same code; the database refuses it, so it is not offered.
    copy_view_enabled = False
