"""Who may see an attempt: its learner. To anybody else it does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from courses.domain.attempts import Refusal
from courses.queries.attempts import Sheet, read_sheet
from courses.queries.outline import CourseOutline, UnitWords, outline_of

Params = ParamSpec("Params")
View = Callable[Concatenate[HttpRequest, Params], HttpResponseBase]


def learners_only(view: View[Params]) -> View[Params]:
    """Send visitors to sign in and back to this address; keep what a learner sees out of every cache."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return HttpResponseRedirect(sign_in_url(_after_signing_in(request)))
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return wrapper


def _after_signing_in(request: HttpRequest) -> str:
    """Back to this address; what only takes a POST cannot be come back to, so the way leads to its attempt."""
    match = request.resolver_match
    if match is not None and match.url_name == "attempt_submit":
        return reverse("attempt_check", kwargs=match.kwargs)
    return request.path


def sign_in_url(path: str) -> str:
    """Where to sign in and come back from."""
    return f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': path})}"


def learner_id(request: HttpRequest) -> int:
    """The signed-in learner."""
    return int(request.user.pk or 0)


def language_of_request() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def own_sheet(request: HttpRequest, attempt: UUID) -> Sheet:
    """The learner's own attempt; Http404 for any other."""
    sheet = read_sheet(attempt, language=language_of_request(), learner_id=learner_id(request))
    if sheet is None:
        raise Http404("no such attempt of this learner")
    return sheet


def attempt_url(attempt: UUID, position: int | None = None) -> str:
    """The page of an attempt, or of one of its questions."""
    return reverse("attempt", kwargs={"attempt": attempt} | ({} if position is None else {"position": position}))


def quiz_words(course: UUID, unit: UUID) -> tuple[CourseOutline | None, UnitWords | None]:
    """What the course and the quiz are called; None for what is no longer published."""
    outline = outline_of(course, language_of_request())
    return outline, outline.unit(unit) if outline else None


def crumbs_of(outline: CourseOutline | None, quiz: UnitWords | None, here: str) -> list[tuple[str, Any]]:
    """Home, courses, the course, the quiz, this page."""
    crumbs: list[tuple[str, Any]] = [(_("Home"), f"/{language_of_request()}/")]
    if outline is not None:
        catalogue = outline.path.rstrip("/").rpartition("/")[0]
        crumbs += [(_("Courses"), f"{catalogue}/"), (outline.title, outline.path)]
    if quiz is not None:
        crumbs.append((quiz.title, quiz.path))
    return [*crumbs, (here, "")]


def refusal_text(reason: Refusal) -> str:
    """Why an attempt may not start, and what to do."""
    texts = {
        Refusal.NOT_ENROLLED: _("Join the course first; then you can take its quizzes."),
        Refusal.CLOSED: _("This quiz is closed at the moment."),
        Refusal.LOCKED: _("This quiz opens when the lessons before it are done."),
        Refusal.NO_ATTEMPTS_LEFT: _("You have used all your attempts."),
        Refusal.OPEN_ATTEMPT_EXISTS: _("You have an attempt that is not handed in yet."),
    }
    return texts[reason]
