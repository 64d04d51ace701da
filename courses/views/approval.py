"""Requests to join a course, for methodologists."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from courses.models import Enrolment
from courses.queries.approval import waiting_requests
from courses.services.enrolling import decide

MAY_DECIDE = "courses.change_enrolment"
PER_PAGE = 50


@require_safe
@permission_required(MAY_DECIDE, raise_exception=True)
def approval_list(request: HttpRequest) -> HttpResponse:
    """Who waits, oldest first, by course."""
    rows = waiting_requests(get_language() or "")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "courses/admin/approval_list.html", {"page": page, "page_title": _("Requests to join")})


@require_POST
@permission_required(MAY_DECIDE, raise_exception=True)
def decide_request(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Accept or refuse one request. A second click finds it decided and says so."""
    get_object_or_404(Enrolment, pk=enrolment)
    accept = request.POST.get("decision") == "accept"
    decided = decide(
        enrolment,
        accept=accept,
        by_id=int(request.user.pk or 0),
        reason=request.POST.get("reason", "")[:500],
        at=timezone.now(),
    )
    if not decided:
        messages.info(request, _("This request was decided already."))
    elif accept:
        messages.success(request, _("The learner is enrolled and will be told by e-mail."))
    else:
        messages.success(request, _("The request is refused; the learner will be told by e-mail."))
    return redirect("enrolment_requests")
