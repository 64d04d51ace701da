"""Withdrawing a certificate: asked once more, with a reason, by the issuer's own people."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from certificates.forms import WithdrawForm
from certificates.models import Certificate
from certificates.queries.register import current_status, issuers_for
from certificates.services.withdrawing import NotWithdrawableError, withdraw


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_certificate(request: HttpRequest, key: UUID) -> HttpResponse:
    """GET asks, POST withdraws. Another partner's certificate does not exist here."""
    if not request.user.has_perm("certificates.withdraw_certificate"):
        raise PermissionDenied
    certificate = get_object_or_404(Certificate, pk=key, issuer__in=issuers_for(request.user))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(certificate, reason=form.cleaned_data["reason"], actor_id=request.user.pk, at=timezone.now())
        except NotWithdrawableError:
            messages.error(request, _("This certificate does not hold any more, so it cannot be withdrawn."))
        else:
            messages.success(request, _("Certificate %(number)s is withdrawn.") % {"number": certificate.number})
        return redirect("certificate_register:index")
    context = {"certificate": certificate, "status": current_status(certificate).status, "form": form}
    return render(request, "certificates/admin/withdraw.html", context)
