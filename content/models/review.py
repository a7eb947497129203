"""A step on the way to publication: who reads, until when, and never one's own text alone."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from datetime import date, datetime, timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from wagtail.models import AbstractGroupApprovalTask, TaskState

SATURDAY = 5


class ReviewTask(AbstractGroupApprovalTask):
    """A review by the members of some groups, with a deadline in working days."""

    days = models.PositiveSmallIntegerField(
        "frist i hverdage",
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Så lang tid har de, fra siden er sendt til dem. "
        "De får en mail, når fristen er gået.",
    )
    four_eyes = models.BooleanField(
        "en anden end forfatteren",
        default=False,
        help_text="Den, der har sendt siden til gennemgang, kan ikke selv godkende den.",
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "days", "four_eyes"]

    class Meta:
        verbose_name = "gennemgang med frist"
        verbose_name_plural = "gennemgange med frist"

    @classmethod
    def get_description(cls) -> str:
        """Say what kind of step this is, for whoever sets up a workflow."""
        return (
            "Medlemmer af de valgte grupper godkender siden eller beder om ændringer inden en frist"
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return what the user may do; a text's own author may not approve it alone."""
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        if self.four_eyes and _sent_by(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions


def _sent_by(obj: Any, user: Any) -> bool:
    state = obj.current_workflow_state
    return state is not None and state.requested_by_id == user.pk


def due_on(state: TaskState) -> date | None:
    """Return the day by which the task is to be done; None where it has no deadline."""
    task = state.task.specific
    return after_working_days(state.started_at, task.days) if isinstance(task, ReviewTask) else None


def after_working_days(start: datetime, days: int) -> date:
    """Return the day that is `days` working days (Monday to Friday) after `start` here."""
    day = timezone.localtime(start).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
