"""A round: one unit's way through a checklist, with the questions as they were when it began."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from content.models import ChecklistPage
from forms.cases.models import Unit
from forms.cases.people import User


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds, always seen by somebody."""

    def visible_to(self, user: User) -> "RoundQuerySet":
        """Return the rounds of the units where the user works or is set over; nobody else's."""
        if not user.is_active:
            return self.none()
        own = models.Q(unit__members=user) | models.Q(unit__leaders=user)
        return self.filter(own).distinct()

    def in_progress(self) -> "RoundQuerySet":
        """Return those that can still be answered."""
        return self.filter(closed_at=None)


class Round(models.Model):
    """One time through a checklist. What an editor changes in it later does not change the round.

    `wording` is a list of {"id", "question", "help"}; `digest` its SHA-256.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        ChecklistPage, null=True, on_delete=models.SET_NULL, related_name="rounds"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="enhed", on_delete=models.PROTECT, related_name="rounds"
    )
    team = models.CharField("hvem svarer", max_length=120, blank=True)
    title = models.CharField("tjekliste", max_length=255)
    source = models.TextField("kilde", blank=True)
    wording: "models.JSONField[Any, Any]" = models.JSONField("spørgsmål")
    digest = models.CharField(max_length=64)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField("begyndt", auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField("afsluttet", null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "runde"
        verbose_name_plural = "runder"
        ordering = ("-started_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "unit"],
                condition=models.Q(closed_at=None),
                name="one_round_in_progress",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"

    def get_absolute_url(self) -> str:
        """Return the address of the round's page."""
        return reverse("round", args=[self.pk])


class AnswerRevision(models.Model):
    """What was answered to a question at one time. Rows are only ever added; the last one stands.

    `number` counts a question's revisions from 1: two people cannot both write the same one.
    """

    class Choice(models.TextChoices):
        """What can be answered."""

        YES = "yes", "Ja"
        NO = "no", "Nej"
        NOT_RELEVANT = "not_relevant", "Ikke relevant"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="revisions")
    question = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    answer = models.CharField("svar", max_length=20, choices=Choice, blank=True)
    remark = models.TextField("bemærkning", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="hvem", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("hvornår", auto_now_add=True)

    class Meta:
        verbose_name = "svar"
        verbose_name_plural = "svar"
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "question", "number"], name="one_revision_of_each_number"
            )
        ]

    def __str__(self) -> str:
        return self.get_answer_display() or "Ikke besvaret"
