"""What the pages of an attempt show of a question: its form, its state in words, when it was saved, what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from courses.domain.files import FileFault
from courses.domain.questions import Marking, Matching, Ordering
from courses.domain.responses import AnswerState, ResponseError, ResponseReason
from courses.domain.saves import Save
from courses.forms.answers import AnswerForm
from courses.forms.reviews import AnswerReview
from courses.queries.attempts import SheetItem
from courses.services.answers import fingerprint
from courses.services.uploads import FileRefused
from courses.templatetags.quiz_tags import clock

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Status:
    """How an answer stands, for an icon and for words."""

    state: str
    label: str


@dataclass(frozen=True)
class QuestionView:
    """One question on the attempt page."""

    item: SheetItem
    form: AnswerForm
    status: Status
    saved: str
    error: str
    # Another device's answers that lost, in words.
    contested: tuple[str, ...]
    # Set when the question has no words in the visitor's language: the name of the language it is shown in.
    other_language: str

    @property
    def question(self) -> Any:
        return self.item.question

    @property
    def template(self) -> str:
        return self.item.question.kind.template

    @property
    def shown(self) -> str:
        """What the server will compare with, to tell whether the learner touched the answer."""
        return fingerprint(self.item.value)

    @property
    def marked_by(self) -> str:
        return str(self.item.question.spec.marking)


def answer_form(item: SheetItem, value: Mapping[str, object] | None = None) -> AnswerForm:
    """The form of a question with the stored answer, or with what was just sent and refused."""
    form: AnswerForm = item.question.kind.form_class(
        item.question, position=item.position, order=item.order, value=item.value if value is None else value
    )
    return form


def question_view(
    item: SheetItem,
    *,
    language: str,
    error: str = "",
    typed: Mapping[str, object] | None = None,
    contested: Sequence[Save] = (),
) -> QuestionView:
    return QuestionView(
        item=item,
        form=answer_form(item, typed),
        status=status_of(item.question.spec, item.state, flagged=item.flagged),
        saved=saved_text(item.saved_at) if item.saved_at else "",
        error=error,
        contested=tuple(filter(None, (answer_in_words(item, save.value) for save in contested))),
        other_language=(
            "" if item.question.language == language else get_language_info(item.question.language)["name_local"]
        ),
    )


def status_of(spec: Any, state: AnswerState, *, flagged: bool) -> Status:
    """Answered, partly, or not answered; and whether the learner flagged it."""
    label = answer_label(spec, state)
    if flagged:
        return Status("flag", _("%(state)s, flagged") % {"state": label})
    if state.is_answered:
        return Status("done", label)
    return Status("partly" if state.is_partly else "open", label)


def answer_label(spec: Any, state: AnswerState) -> str:
    if state.is_answered:
        return _("Answered")
    if not state.is_partly:
        return _("Not answered")
    counts = {"done": state.done, "all": state.of}
    if isinstance(spec, Matching):
        return _("Partly: %(done)s of %(all)s pairs") % counts
    if isinstance(spec, Ordering):
        return _("Partly: %(done)s of %(all)s steps") % counts
    return _("Partly: %(done)s of %(all)s") % counts


def saved_text(at: datetime) -> str:
    """ "Saved 14:02"."""
    return _("Saved %(time)s") % {"time": clock(at)}


def error_text(refusal: ResponseError) -> str:
    """What to mend in an answer that could not be saved."""
    if refusal.reason is ResponseReason.TEXT_TOO_LONG:
        return _("The answer is too long: at most %(limit)s characters. Please shorten it.") % {"limit": refusal.limit}
    return _("This answer could not be read. Please choose again.")


def file_error_text(refusal: FileRefused) -> str:
    """Why a file was not taken, and what to do."""
    name = {"name": refusal.name}
    match refusal.fault:
        case FileFault.EMPTY:
            return _("%(name)s is empty. Please choose another file.") % name
        case FileFault.TYPE_NOT_ACCEPTED:
            return _("%(name)s is not of an accepted type. Please save it in one of the types named above.") % name
        case FileFault.TOO_LARGE:
            size = {"size": (refusal.limit or 0) // MEBIBYTE or 1}
            return _("%(name)s is too large: at most %(size)s MB. Please make it smaller.") % (name | size)
        case FileFault.TOO_MANY:
            return _("At most %(limit)s files. Please remove one first.") % {"limit": refusal.limit}
        case _other:
            return _("%(name)s is not what its name says, or it is damaged. Please save it anew.") % name


def answer_in_words(item: SheetItem, value: Mapping[str, object]) -> str:
    """An answer in one line of text, in the language the question is shown in."""
    question = item.question
    match value:
        case {"choice": str(key)}:
            return question.texts("options").get(key, "")
        case {"choices": [*keys]}:
            return ", ".join(question.texts("options").get(str(key), "") for key in keys)
        case {"value": bool(truth)}:
            return _("True") if truth else _("False")
        case {"text": str(text)}:
            return text
        case {"pairs": dict(pairs)}:
            lefts, rights = question.texts("lefts"), question.texts("rights")
            return "; ".join(f"{lefts.get(one, '')} – {rights.get(str(two), '')}" for one, two in pairs.items())
        case {"order": [*keys]}:
            return " → ".join(question.texts("items").get(str(key), "") for key in keys)
        case {"files": [*files]}:
            return ", ".join(str(file["name"]) for file in files if isinstance(file, dict))
    return _("No answer")


@dataclass(frozen=True)
class ReviewView:
    """One question on the review page."""

    item: SheetItem
    review: AnswerReview
    verdict: Status
    comment: str
    other_language: str

    @property
    def template(self) -> str:
        return self.item.question.kind.review_template


def verdict_of(item: SheetItem) -> Status:
    """Right, partly right, not right, waiting, or not marked: icon and word. Waiting is never zero."""
    spec = item.question.spec
    if spec.marking is Marking.UNMARKED:
        return Status("unmarked", _("Not marked"))
    if item.fraction is None:
        return Status("wait", _("Waiting for a reviewer"))
    if item.state.is_unanswered:
        return Status("wrong", _("Not answered"))
    if item.fraction == 1:
        return Status("right", _("Right") if spec.marking is Marking.AUTOMATIC else _("Full points"))
    if item.fraction > 0:
        return Status("partly", _("Partly right") if spec.marking is Marking.AUTOMATIC else _("Part of the points"))
    return Status("wrong", _("Not right") if spec.marking is Marking.AUTOMATIC else _("No points"))
