"""Links out of the site, and whether they still lead somewhere."""

from django.db import models


class ExternalLink(models.Model):
    """An address elsewhere that pages link to, and what it answered when it was last tried."""

    url = models.URLField("adresse", max_length=2000, unique=True)
    checked_at = models.DateTimeField("prøvet")
    status = models.PositiveSmallIntegerField("svar", null=True)  # HTTP status; None: no answer
    problem = models.CharField("hvad der er galt", max_length=200, blank=True)  # empty: it answers

    class Meta:
        verbose_name = "link ud af huset"
        verbose_name_plural = "links ud af huset"

    def __str__(self) -> str:
        return self.url
