"""How often files are taken, without knowing by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DownloadCount(models.Model):
    """Downloads of one file on one day (Europe/Riga). Holds no personal data."""

    # The file's key and not the row: a count outlives the file.
    file_key = models.UUIDField(_("file"))
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("download count")
        verbose_name_plural = _("download counts")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["file_key", "day"], name="methodology_one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
