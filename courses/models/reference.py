"""Words every app shares: organisations, funding projects, audiences, topics, regions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import LocalisedTextField, in_language


class Country(models.TextChoices):
    LATVIA = "LV", _("Latvia")
    LITHUANIA = "LT", _("Lithuania")


class Organisation(models.Model):
    """A partner: municipality, library, association. Issuers and partner pages point here."""

    slug = models.SlugField(_("short name"), unique=True)
    names = LocalisedTextField(_("name"))
    country = models.CharField(_("country"), max_length=2, choices=Country)
    register_number = models.CharField(_("register number"), max_length=50, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]

    def __str__(self) -> str:
        return in_language(self.names)


class FundingProject(models.Model):
    """The project that pays: its number, and the sentences the law asks for, in every language."""

    code = models.CharField(_("project number"), max_length=30, unique=True)
    acronym = models.CharField(_("acronym"), max_length=50)
    titles = LocalisedTextField(_("title"))
    programmes = LocalisedTextField(_("programme"))
    emblem_statements = LocalisedTextField(_("statement beside the emblem"))
    funding_statements = LocalisedTextField(_("funding statement"), multiline=True)
    disclaimers = LocalisedTextField(
        _("disclaimer"), multiline=True, help_text=_("Write {issuer} where the responsible partner is named.")
    )
    responsible = models.ForeignKey(
        Organisation, verbose_name=_("responsible partner"), on_delete=models.PROTECT, related_name="funding_projects"
    )
    # The project whose statement stands on pages that belong to no project of their own.
    is_default = models.BooleanField(_("stands on every page"), default=False)

    class Meta:
        verbose_name = _("funding project")
        verbose_name_plural = _("funding projects")
        ordering = ["-is_default", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="courses_one_default_project"
            )
        ]

    def __str__(self) -> str:
        return f"{self.acronym} ({self.code})"

    def disclaimer(self, organisation: Organisation | None = None, *, language: str | None = None) -> str:
        """The disclaimer naming who publishes: the given organisation, else the responsible partner."""
        who = organisation or self.responsible
        return in_language(self.disclaimers, language).replace("{issuer}", in_language(who.names, language))


class NamedTerm(models.Model):
    """A word of a small list: a stable slug and a name per language."""

    slug = models.SlugField(_("short name"), unique=True)
    names = LocalisedTextField(_("name"))

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return in_language(self.names)


class Audience(NamedTerm):
    """Whom something is for. Never asked of a person as a profile field."""

    class Meta(NamedTerm.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")


class Topic(NamedTerm):
    """What something is about."""

    class Meta(NamedTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Region(NamedTerm):
    """A region of the programme area."""

    country = models.CharField(_("country"), max_length=2, choices=Country)

    class Meta(NamedTerm.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
