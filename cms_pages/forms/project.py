"""The editor's form of a project: partners are checked together."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms_pages.domain.budget import BudgetProblem, problems_of

PROBLEM_TEXTS = {
    BudgetProblem.NO_LEAD: _("Say which partner leads the project."),
    BudgetProblem.SEVERAL_LEADS: _("A project has one lead partner."),
    BudgetProblem.SHARES_EXCEED_TOTAL: _("The shares of the partners are more than the total budget."),
    BudgetProblem.SHARES_BELOW_TOTAL: _("The shares of the partners do not add up to the total budget."),
}


class ProjectPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = [form for form in self.formsets["partners"].forms if form.is_valid() and _is_kept(form)]
        shares = [form.instance.share() for form in rows]
        for problem in problems_of(shares, total=cleaned.get("total_eur")):
            self.add_error(None, PROBLEM_TEXTS[problem])
        return cleaned


def _is_kept(form: Any) -> bool:
    return bool(form.cleaned_data) and not form.cleaned_data.get("DELETE")
