"""Who issues: a partner organisation with its own numbers, signatory and members."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from certificates.domain.codes import is_prefix
from courses.models import LocalisedTextField, Organisation


def validate_prefix(text: str) -> None:
    """Two to six capital letters A–Z."""
    if not is_prefix(text):
        raise ValidationError(_("Write two to six capital letters A–Z, for example PSV."))


class SecondLanguage(models.TextChoices):
    """A language printed beside the holder's own."""

    NONE = "", _("None")
    ENGLISH = "en", _("English")


class Issuer(ClusterableModel):
    """An organisation that issues certificates."""

    organisation = models.OneToOneField(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="issuer"
    )
    # Once certificates bear it, it stays: a number must lead back to its issuer for years.
    prefix = models.CharField(_("number prefix"), max_length=6, unique=True, validators=[validate_prefix])
    places = LocalisedTextField(_("place of issue"), help_text=_("Town and country, for example Pasvalys, Lithuania."))
    signatory_name = models.CharField(_("name of the signatory"), max_length=120)
    signatory_roles = LocalisedTextField(_("position of the signatory"))
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    second_language = models.CharField(
        _("second language on the sheet"),
        max_length=10,
        choices=SecondLanguage,
        blank=True,
        default=SecondLanguage.NONE,
    )
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="IssuerMembership", related_name="issuers")

    class Meta:
        verbose_name = _("issuer")
        verbose_name_plural = _("issuers")
        ordering = ["prefix"]
        permissions = [("manage_all_issuers", _("Can see and manage the certificates of every issuer"))]

    def __str__(self) -> str:
        return f"{self.prefix} · {self.organisation}"

    def clean(self) -> None:
        """Numbers that were given lead back to their issuer: prefix and organisation then stay."""
        before = Issuer.objects.filter(pk=self.pk, years__last__gt=0).values("prefix", "organisation_id").first()
        if before is None:
            return
        if before["prefix"] != self.prefix:
            raise ValidationError({"prefix": _("Certificates already bear this prefix, so it stays.")})
        if before["organisation_id"] != self.organisation_id:
            raise ValidationError({"organisation": _("Certificates were already issued, so the organisation stays.")})

    # What the issuer's own people keep right themselves.
    member_panels: ClassVar[list[Any]] = [
        FieldPanel("places"),
        MultiFieldPanel([FieldPanel("signatory_name"), FieldPanel("signatory_roles")], heading=_("Signatory")),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("second_language")], heading=_("The sheet")),
    ]
    panels: ClassVar[list[Any]] = [
        FieldPanel("organisation"),
        FieldPanel("prefix"),
        *member_panels,
        InlinePanel("memberships", heading=_("Members"), label=_("Member")),
    ]


class MemberRole(models.TextChoices):
    PREPARER = "preparer", _("Prepares certificates")
    APPROVER = "approver", _("Approves certificates")


class IssuerMembership(models.Model):
    """Who works with an issuer's certificates; nobody else of the staff sees them."""

    issuer = ParentalKey(Issuer, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="issuer_memberships"
    )
    role = models.CharField(_("role"), max_length=10, choices=MemberRole, default=MemberRole.PREPARER)

    class Meta:
        verbose_name = _("member of an issuer")
        verbose_name_plural = _("members of issuers")
        constraints = [
            models.UniqueConstraint(fields=["issuer", "user"], name="certificates_one_membership_per_issuer")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"

    panels: ClassVar[list[Any]] = [FieldPanel("user"), FieldPanel("role")]


class IssuerYear(models.Model):
    """The last number an issuer gave in a year. Locked while a number is taken, so that numbers have no gaps."""

    issuer = models.ForeignKey(Issuer, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("number counter")
        verbose_name_plural = _("number counters")
        constraints = [models.UniqueConstraint(fields=["issuer", "year"], name="certificates_one_counter_per_year")]

    def __str__(self) -> str:
        return f"{self.issuer_id} {self.year}: {self.last}"
