"""A publication as it is asked for, made and kept: one row for each state of its pages."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from wagtail.models import Page

SILENT = timedelta(seconds=30)
"""Who makes a publication says so more often; after this long it is taken for dead."""


class Publication(models.Model):
    """The two files of a part of the site, or the work of making them.

    `audience` names what its readers have passed, nothing for the public, and `made_from` is what
    `selection.Selection` calls the state: a row is never changed to another.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "venter"
        MAKING = "making", "laves"
        MADE = "made", "klar"
        FAILED = "failed", "mislykket"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=100, blank=True)
    made_from = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(null=True)  # when its maker last was heard of
    made_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)  # in Danish, for who may do something about it
    cautions = models.JSONField(default=list)  # in Danish, what could not be shown as on screen
    pages = models.PositiveIntegerField(default=0)
    pdf = models.CharField(max_length=250, blank=True)  # names in the storage
    word = models.CharField(max_length=250, blank=True)
    pdf_size = models.PositiveBigIntegerField(default=0)  # bytes
    word_size = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "publikation"
        verbose_name_plural = "publikationer"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "audience", "made_from"], name="one_publication_a_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.get_state_display()})"

    @property
    def is_made(self) -> bool:
        """Tell whether the files are there."""
        return self.state == self.State.MADE

    @property
    def has_failed(self) -> bool:
        """Tell whether it could not be made."""
        return self.state == self.State.FAILED

    @property
    def needs_a_maker(self) -> bool:
        """Tell whether nobody is making it, and somebody should."""
        if self.state == self.State.WAITING:
            return True
        silent = self.beat_at is None or self.beat_at < timezone.now() - SILENT
        return self.state == self.State.MAKING and silent
