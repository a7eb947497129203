"""What keeps the archive whole over time: seals waiting to be brought up, and anchors of events."""

from django.db import models

from forms.archive.stored import WrittenOnce


class WaitingSeal(models.Model):
    """A sealed file whose seal is below its full level, in the queue to be brought up.

    Whoever works on it claims it for a while; one who is killed loses the claim by itself.
    """

    sealed_file = models.OneToOneField(
        "archive.SealedFile", on_delete=models.PROTECT, related_name="waiting"
    )
    queued_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("queued_at", "pk")

    def __str__(self) -> str:
        return f"{self.sealed_file_id} {self.tries}"


class Anchor(WrittenOnce):
    """Where the chains of events ended at a moment, signed with the organisation's seal.

    `statement` is canonical JSON as `anchors` describes it, `signature` a detached CMS over it, and
    `time_stamp` a token over that signature, where a service answered. Each names the digest of the
    one before it.
    """

    position = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    statement = models.BinaryField()
    signature = models.BinaryField()
    time_stamp = models.BinaryField(null=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.position} {self.at:%Y-%m-%d}"
