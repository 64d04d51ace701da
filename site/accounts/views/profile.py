"""The learner's own page, and what was agreed to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.profile import ConsentForm, ProfileForm
from accounts.models import Consent
from accounts.queries.people import fresh_person, signed_in
from accounts.services.consents import OPTIONAL_KEYS, give_consents, withdraw_consent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language of e-mails, country; what was agreed to and when."""
    person = fresh_person(request)
    form = ProfileForm(request.POST or None, instance=person, initial={"language": person.language or get_language()})
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("profile")
    consents = list(Consent.objects.filter(user=person).order_by("given_at", "pk"))
    standing = {consent.key for consent in consents if consent.withdrawn_at is None}
    context = {
        "form": form,
        "consents": consents,
        "roles": person.groups.order_by("name"),
        "newsletter": "newsletter" in standing,
        "optional_keys": OPTIONAL_KEYS,
    }
    return render(request, "accounts/profile.html", context)


@login_required
@require_POST
def consent(request: HttpRequest) -> HttpResponseRedirect:
    """Give or take back one voluntary agreement."""
    form = ConsentForm(request.POST)
    if form.is_valid() and form.cleaned_data["key"] in OPTIONAL_KEYS:
        person, key, at = signed_in(request).pk, form.cleaned_data["key"], timezone.now()
        if form.cleaned_data["given"]:
            give_consents(person, [key], language=get_language(), at=at)
        else:
            withdraw_consent(person, key, at=at)
        messages.success(request, _("Your choice is saved."))
    return redirect("profile")
