"""Saving what a learner answers: the whole page by its button, one question by the script. Both end in one service."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.domain.responses import ResponseReason
from courses.forms.answers import OrderingForm
from courses.queries.attempts import SheetItem
from courses.services.answers import AttemptClosed, SaveReceipt, Sent, fingerprint, save_answers
from courses.services.attempts import UnknownAttempt, flag_item
from courses.services.uploads import FileRefused, add_files, remove_file

from .quiz_access import attempt_url, language_of_request, learner_id, sign_in_url
from .quiz_parts import answer_form, answer_in_words, error_text, file_error_text, saved_text, status_of

CLIENT = re.compile(r"[A-Za-z0-9-]{1,40}")


@dataclass(frozen=True)
class Sender:
    """Who sent something, from which browser, in which language, and when it came."""

    learner_id: int
    language: str
    client: str
    at: datetime


@dataclass
class PageSave:
    """What became of a page that was sent: by position, what was saved, what was refused, and what was typed then."""

    receipts: dict[int, SaveReceipt] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    typed: dict[int, Mapping[str, object]] = field(default_factory=dict)


def save_page(request: HttpRequest, attempt: UUID) -> PageSave:
    """Save everything a page sent: answers, files, a file taken back, a step moved, a flag.

    Raises Http404 for what is not this learner's, AttemptClosed when it was handed in.
    """
    positions = {int(text) for text in request.POST.getlist("on-page") if text.isdecimal() and len(text) < 5}
    if not positions:
        raise Http404("no question named")
    sender = Sender(
        learner_id=learner_id(request), language=language_of_request(), client=client_of(request), at=timezone.now()
    )
    try:
        result = _save_answers(request, attempt, positions, sender)
        for position in positions:
            _save_files(request, attempt, position, sender, result)
    except UnknownAttempt as error:
        raise Http404("no such attempt of this learner") from error
    flagged = _number(request.POST.get("flag", ""))
    if flagged in positions:
        flag_item(attempt, flagged, learner_id=sender.learner_id)
    return result


@require_POST
def attempt_save(request: HttpRequest, attempt: UUID) -> JsonResponse:
    """Save one question for the script. The answer is given only after the database has it.

    200 saved; 403 signed out; 404 not this learner's; 409 handed in; 422 cannot be stored as it is.
    """
    if not request.user.is_authenticated:
        return JsonResponse(
            {"text": _("Not saved yet – sign in and continue."), "url": sign_in_url(attempt_url(attempt))}, status=403
        )
    try:
        result = save_page(request, attempt)
    except AttemptClosed:
        return JsonResponse(
            {
                "text": _("This attempt has been handed in, so this was not saved."),
                "url": reverse("attempt_review", kwargs={"attempt": attempt}),
            },
            status=409,
        )
    if result.errors:
        return JsonResponse({"text": next(iter(result.errors.values()))}, status=422)
    return JsonResponse(_receipt_json(request, attempt, next(iter(result.receipts.values()))))


def client_of(request: HttpRequest) -> str:
    """The name of the browser tab, or without the script of the browser: a name only for telling two apart."""
    named = request.POST.get("client", "")
    if CLIENT.fullmatch(named):
        return named
    return f"form-{salted_hmac('courses.quiz', request.session.session_key or '').hexdigest()[:12]}"


def _save_answers(request: HttpRequest, attempt: UUID, positions: set[int], sender: Sender) -> PageSave:
    def read(item: SheetItem) -> Sent | None:
        form = answer_form(item)
        seq = _number(request.POST.get(f"{form.name}-seq", ""))
        moved, direction, key = ([*request.POST.get("move", "").split(":"), "", "", ""])[:3]
        if isinstance(form, OrderingForm) and moved == str(item.position):
            return Sent(raw=form.moved(request.POST, key, direction), seq=seq)
        raw = form.raw(request.POST)
        return None if raw is None else Sent(raw=raw, seq=seq, shown=request.POST.get(f"{form.name}-shown"))

    saved = save_answers(attempt, positions, read, **asdict(sender))
    result = PageSave(receipts=saved.receipts)
    for position, (item, refusal) in saved.refused.items():
        result.errors[position] = error_text(refusal)
        if refusal.reason is ResponseReason.TEXT_TOO_LONG:
            result.typed[position] = answer_form(item).raw(request.POST) or {}
    return result


def _save_files(request: HttpRequest, attempt: UUID, position: int, sender: Sender, result: PageSave) -> None:
    files = request.FILES.getlist(f"q{position}-files")
    removed, file_key = ([*request.POST.get("remove", "").split(":"), ""])[:2]
    try:
        if removed == str(position):
            result.receipts[position] = remove_file(attempt, position, file_key=file_key, **asdict(sender))
        if files:
            result.receipts[position] = add_files(attempt, position, files=files, **asdict(sender))
    except FileRefused as refusal:
        result.errors[position] = file_error_text(refusal)


def _receipt_json(request: HttpRequest, attempt: UUID, receipt: SaveReceipt) -> dict[str, Any]:
    item = receipt.item
    status = status_of(item.question.spec, receipt.state, flagged=item.flagged)
    found: dict[str, Any] = {
        "saved": saved_text(receipt.saved_at) if receipt.saved_at else "",
        "seq": receipt.seq,
        "shown": fingerprint(receipt.value),
        "status": render_to_string("components/status.html", {"state": status.state, "label": status.label}).strip(),
        "answered": receipt.state.is_answered,
    }
    if receipt.late:
        found["note"] = _("The time is over. This was kept for a reviewer, but it is not marked.")
    elif receipt.overruled:
        found["note"] = _("Answered differently on another device: %(answer)s. That answer counts.") % {
            "answer": answer_in_words(item, receipt.value)
        }
    if item.question.kind.template.endswith("/files.html"):
        form = answer_form(item, receipt.value)
        found["html"] = render_to_string(
            "courses/quiz/kinds/file_list.html", {"form": form, "attempt": attempt, "editable": True}
        )
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None
