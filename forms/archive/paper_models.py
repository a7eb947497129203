"""Pages of paper that came back: on trial first, kept for good once somebody answers by them."""

from django.conf import settings
from django.db import models

from forms.archive.stored import StoredFile, WrittenOnce


class ScannedSheet(models.Model):
    """A page that was uploaded and can be read, on trial: it can be taken out again.

    What its code says stands in `identifier`, `digest`, `page` and `pages`. `file_name` is what the
    sender called the file and `file_page` its place in it, so that a person knows it again.
    `wanted`: a person asked for it beside another picture of the same page.
    """

    submission = models.ForeignKey(
        "archive.Submission", on_delete=models.CASCADE, related_name="sheets"
    )
    identifier = models.CharField(max_length=20)
    digest = models.CharField(max_length=10)
    page = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    picture = models.BinaryField()
    picture_digest = models.CharField(max_length=64)
    cut = models.BooleanField(default=False)
    sharpness = models.FloatField(default=0.0)
    wanted = models.BooleanField(default=False)
    file_name = models.CharField(max_length=200)
    file_page = models.PositiveSmallIntegerField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("submission", "page", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "picture_digest"), name="one_sheet_a_picture"
            ),
        )

    def __str__(self) -> str:
        return f"{self.identifier} {self.page}/{self.pages}"


class PaperPage(WrittenOnce):
    """A page of the paper that parties answered on, in the order of the appendix.

    `reading` counts the papers of a document from 1: two parties may have signed a copy each.
    """

    submission = models.ForeignKey(
        "archive.Submission", on_delete=models.PROTECT, related_name="paper_pages"
    )
    reading = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    page = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("submission", "reading", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "reading", "position"), name="one_place_a_paper_page"
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission_id} {self.reading}: {self.page}/{self.pages}"
