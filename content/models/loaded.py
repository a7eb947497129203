"""What was loaded from the starting content, so that an editor's change is told from ours."""

from django.db import models


class LoadedPage(models.Model):
    """A page as it was last loaded: from which file, with which content, as which revision."""

    source = models.CharField(max_length=250, unique=True)  # the file, below starting/pages
    digest = models.CharField(max_length=64)  # SHA-256 of what the file said
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.PositiveBigIntegerField()  # the page's latest revision after loading
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "indlæst side"
        verbose_name_plural = "indlæste sider"

    def __str__(self) -> str:
        return self.source
