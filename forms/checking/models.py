"""How often somebody has checked lately, without saying who."""

from django.db import models


class Tally(models.Model):
    """How many checks came from one address within one stretch of time.

    `key` is made of the address, the stretch and the site's secret, so that neither can be read
    from it, nor two stretches be joined.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"
