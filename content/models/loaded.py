"""What was loaded from the starting content, so that an editor's change is told from ours."""

from django.db import models


class Loaded(models.Model):
    """What was last loaded: from where in the starting content, and with which content."""

    source = models.CharField(max_length=250, unique=True)  # a file's path, or a term
    digest = models.CharField(max_length=64)  # SHA-256 of what it said
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.source


class LoadedPage(Loaded):
    """A page as it was last loaded: from which file, with which content, as which revision."""

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.PositiveBigIntegerField()  # the page's latest revision after loading

    class Meta:
        verbose_name = "indlæst side"
        verbose_name_plural = "indlæste sider"


class LoadedPicture(Loaded):
    """A picture as it was last loaded; a file with another hash than its own is an editor's."""

    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file_hash = models.CharField(max_length=40)  # as Wagtail counts it

    class Meta:
        verbose_name = "indlæst billede"
        verbose_name_plural = "indlæste billeder"


class LoadedTerm(Loaded):
    """A term of the glossary as it was last loaded, as which revision."""

    term = models.ForeignKey(
        "content.GlossaryTerm", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.PositiveBigIntegerField()  # the term's latest revision after loading

    class Meta:
        verbose_name = "indlæst ordforklaring"
        verbose_name_plural = "indlæste ordforklaringer"
