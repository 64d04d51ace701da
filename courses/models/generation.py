"""The published generation: one number that every publish, move, delete or change of words raises."""

from django.db import models


class Generation(models.Model):
    """A single row. Each process keeps what is the same for everybody under this number and throws it away when the
    number changes; a signal alone would reach only its own process.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="courses_one_generation")]

    def __str__(self) -> str:
        return str(self.number)
