"""Certificates in the admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from certificates.models import Certificate, Issuer, IssuingProblem
from certificates.views.withdrawal import withdraw_certificate
from certificates.viewsets.admin import CertificateGroup, DesignViewSet
from certificates.viewsets.scoped import ReadOnlyPolicy, ScopedPolicy

# Before any view asks: a policy cannot be replaced once a fallback was made.
register_permission_policy(Issuer, ScopedPolicy(Issuer))
register_permission_policy(Certificate, ReadOnlyPolicy(Certificate))
register_permission_policy(IssuingProblem, ReadOnlyPolicy(IssuingProblem))

register_snippet(DesignViewSet)


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateGroup:
    """Register, problems and issuers under one menu entry."""
    return CertificateGroup()


@hooks.register("register_admin_urls")
def register_withdrawal() -> list[URLPattern]:
    """The only act on a certificate."""
    return [path("certificate_register/<uuid:key>/withdraw/", withdraw_certificate, name="certificate_withdraw")]
