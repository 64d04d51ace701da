"""A person at the editing desk: forms of the admin filled in as a browser would send them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.blocks import BlockField
from wagtail.models import Page, TaskState
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, rich_text, streamfield
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.services.roles import apply_roles
from courses.extensions.roles import Role
from courses.models import Choice, Question, SingleChoiceQuestion
from tests.factories.courses import make_locales, publish
from tests.factories.people import UserFactory


@dataclass
class Desk:
    """Somebody signed in to the admin. Every act checks that the admin took it."""

    user: User
    client: Client

    def add_page(self, model: type[Page], parent: Page, **fields: Any) -> Any:
        """Save a new page as a draft."""
        url = reverse("wagtailadmin_pages:add", args=["courses", model._meta.model_name, parent.pk])
        self._send(url, fields)
        return model.objects.child_of(parent).order_by("-pk")[0]

    def edit_page(self, page: Page, *, action: str = "", **fields: Any) -> HttpResponse:
        """Change fields of a page's form; `action` names the button (none: save the draft)."""
        return self._send(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields, action=action)

    def add_question(self, model: type[Question], locale: str, *, action: str = "", **fields: Any) -> Any:
        url = reverse(model.snippet_viewset.get_url_name("add")) + f"?locale={locale}"
        self._send(url, fields, action=action)
        return model.objects.order_by("-pk")[0]

    def edit_question(self, question: Question, *, action: str = "", **fields: Any) -> HttpResponse:
        return self._send(edit_url(question), fields, action=action)

    def approve(self, page: Page) -> HttpResponse:
        """Answer the review that waits for this page."""
        task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS, revision__object_id=str(page.pk))
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
        return self.client.post(url, {"comment": ""})

    def _send(self, url: str, fields: dict[str, Any], *, action: str = "") -> HttpResponse:
        answer = self.client.get(url)
        assert answer.status_code == 200, (url, answer.status_code, getattr(answer, "url", ""))
        data = form_of(answer) | _streams(answer.context["form"])
        for name, value in fields.items():
            data.update(value if isinstance(value, dict) else {name: value})
        if action:
            data[action] = "1"
        answer = self.client.post(url, data)
        form = answer.context["form"] if answer.context and "form" in answer.context else None
        assert answer.status_code == 302, (
            form and form.errors,
            form and {k: f.errors for k, f in form.formsets.items()},
        )
        return answer


def form_of(answer: HttpResponse) -> dict[str, Any]:
    """What a browser would send of the page's main form, buttons left out."""
    html = answer.content.decode()
    data: QueryDict = (
        querydict_from_html(html, form_id="page-edit-form") if "page-edit-form" in html else _largest(html)
    )
    for box in WagtailTestUtils.get_soup(html).select("input[type=checkbox][checked]:not([value])"):
        data[box["name"]] = "on"
    values = {name: items if len(items) > 1 else items[0] for name, items in data.lists() if items}
    return {name: value for name, value in values.items() if not name.startswith("action-") and name != "next"}


def _streams(form: Any) -> dict[str, Any]:
    """Streams of blocks are drawn by a script; here as they stand, as far as they are rich text."""
    filled: dict[str, Any] = {}
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            rows = [(child.block_type, rich_text(child.value.source)) for child in form[name].value()]
            filled |= nested_form_data({name: streamfield(rows)})
    return filled


def _largest(html: str) -> QueryDict:
    found = []
    while True:
        try:
            found.append(querydict_from_html(html, form_index=len(found), exclude_csrf=True))
        except ValueError:
            return max(found, key=len)


def edit_url(question: Question) -> str:
    return reverse(question.snippet_viewset.get_url_name("edit"), args=[question.pk])


def desk(role: Role) -> Desk:
    """Somebody with exactly this role's permissions, on the pages that exist now."""
    apply_roles()
    user = UserFactory(roles=[role], language="en")
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return Desk(user, client)


def choice_question(language: str, *texts: str) -> SingleChoiceQuestion:
    """A published question without an editor; the first option is correct."""
    locale = make_locales()[language]
    question = SingleChoiceQuestion(title="Klausimas", prompt="<p>Ką <b>darote</b>?</p>", locale=locale)
    question.choices = [
        Choice(text=text, is_correct=not at, locale=locale) for at, text in enumerate(texts or ("Taip", "Ne"))
    ]
    question.save()
    return publish(question)


def options(*texts: str, correct: int) -> dict[str, Any]:
    """The inline list of a choice question; `correct` counts from 0."""
    rows = [
        {"text": text, "reply": ""} | ({"is_correct": "on"} if at == correct else {}) for at, text in enumerate(texts)
    ]
    return inline("choices", rows)


def slots(*entries: UUID) -> dict[str, Any]:
    """The questions picked on a quiz page."""
    return inline("question_slots", [{"entry": str(entry)} for entry in entries])


def inline(prefix: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """New rows of an inline list."""
    filled: dict[str, Any] = nested_form_data({prefix: inline_formset(rows)})
    return filled


def words(text: str) -> str:
    """A rich text field with one paragraph."""
    return rich_text(f"<p>{text}</p>")


def lesson_body(text: str) -> dict[str, Any]:
    """The content of a lesson: one block of rich text."""
    return nested_form_data({"body": streamfield([("rich_text", words(text))])})
