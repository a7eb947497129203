"""Drafts: a form being filled in, tied to a course and to one version of the form for good."""

import uuid

from django.conf import settings
from django.db import models

from forms.cases.models import Case
from forms.definition.canonical import from_json
from forms.definition.form import Form


class FormVersion(models.Model):
    """A form's definition as it was when somebody began on it; never changed.

    `digest` is the SHA-256 of the canonical JSON in `definition`.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    slug = models.SlugField(max_length=80)
    definition = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.slug} {self.digest[:8]}"

    @property
    def form(self) -> Form:
        """The definition."""
        return from_json(self.definition)


class Draft(models.Model):
    """A form being filled in. It is open until its answers are frozen for signing.

    `last_answers` are those of the form that this one starts from, kept to be read beside it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="drafts")
    last_answers = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.version.slug} {self.pk}"

    @property
    def open(self) -> bool:
        """Whether the draft can still be filled in."""
        return self.submitted_at is None


class StepRevision(models.Model):
    """What stood in a step at one time, exactly as typed; the highest number is what stands there.

    A parked revision is text that met somebody else's in the same place: it waits to be merged and
    is never what stands there. `tab` tells a person's tabs and devices apart, and `sequence` counts
    what one of them has sent, from 1; 0 is one that does not count. `visited` says that the step
    was filled in by a person and not only prepared for one.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    step = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    entries = models.JSONField(default=dict)
    removed = models.JSONField(default=list, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tab = models.CharField(max_length=40, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now_add=True)
    visited = models.BooleanField(default=True)
    parked = models.BooleanField(default=False)

    class Meta:
        ordering = ("draft", "step", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "step", "number"),
                condition=models.Q(parked=False),
                name="one_revision_a_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft_id} {self.step} {self.number}"
