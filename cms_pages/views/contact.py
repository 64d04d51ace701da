"""The contact form: a page of its own that no cache keeps, so that every other page may be cached."""

from functools import partial

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms_pages.forms.contact import ContactForm, form_token
from cms_pages.services.contact import keep_message, may_send
from cms_pages.tasks import send_contact_message


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write_to_us(request: HttpRequest) -> HttpResponse:
    """Shows the form (`?page=` says which page it is about), takes the message, leads to the confirmation."""
    if request.method != "POST":
        about = "".join(char for char in request.GET.get("page", "")[:500] if char.isprintable())
        return _form_page(request, ContactForm(initial={"page_path": about, "token": form_token()}))
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form)
    if form.is_trap_sprung:
        return redirect("message_received")
    # Behind a proxy every connection is the proxy's; allauth knows which proxies are ours.
    if not may_send(get_adapter(request).get_client_ip(request)):
        form.add_error(None, _("Too many messages came from your network in this hour. Try again later."))
        return _form_page(request, form, status=429)
    with transaction.atomic():
        fields = {name: form.cleaned_data[name] for name in ("name", "email", "message", "page_path")}
        message = keep_message(**fields, language=get_language() or "", at=timezone.now())
        transaction.on_commit(partial(send_contact_message.enqueue, str(message.pk)))
    return redirect("message_received")


@require_safe
def message_received(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    return render(request, "cms_pages/message_received.html")


def _form_page(request: HttpRequest, form: ContactForm, *, status: int = 200) -> HttpResponse:
    return render(request, "cms_pages/write_to_us.html", {"form": form}, status=status)
