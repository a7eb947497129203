"""What was searched for, kept without anything about who searched."""

from django.db import models


class Asked(models.Model):
    """A search on one day: how often it was made, what it gave, and how often a hit was opened."""

    day = models.DateField("dag", db_index=True)
    query = models.CharField("søgning", max_length=100)
    times = models.PositiveIntegerField("gange", default=0)
    results = models.PositiveIntegerField("resultater", default=0)  # the last time
    clicks = models.PositiveIntegerField("klik", default=0)

    class Meta:
        verbose_name = "søgning"
        verbose_name_plural = "søgninger"
        constraints = (
            models.UniqueConstraint(fields=("day", "query"), name="one_row_a_search_a_day"),
        )

    def __str__(self) -> str:
        return self.query
