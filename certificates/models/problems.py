"""Why a learner who finished has no certificate yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Enrolment


class ProblemReason(models.TextChoices):
    NO_ISSUER = "no_issuer", _("The organisation of the course issues no certificates yet")
    NO_PROJECT = "no_project", _("The course belongs to no funding project")
    NO_WORDS = "no_words", _("The course has no published words in any language")
    UNPRINTABLE = "unprintable", _("Something cannot be printed as it should")


class IssuingProblem(models.Model):
    """An obstacle met before a number was taken; gone as soon as a later try succeeds."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="issuing_problem")
    reason = models.CharField(_("reason"), max_length=20, choices=ProblemReason)
    # Rows of `certificates.domain.problems.Problem`: what in which field.
    details = models.JSONField(_("details"), default=list)
    tried_at = models.DateTimeField(_("last tried"))

    class Meta:
        verbose_name = _("certificate that could not be issued")
        verbose_name_plural = _("certificates that could not be issued")
        ordering = ["-tried_at"]

    def __str__(self) -> str:
        return self.get_reason_display()
