"""What has been told by mail, so that nobody is told twice."""

from django.db import models


class Reminder(models.Model):
    """A mail about a page that was overdue; one for each kind and deadline."""

    class Kind(models.TextChoices):
        """What was overdue."""

        REVIEW = "review", "Siden skal gennemgås igen"
        TASK = "task", "Siden venter på gennemgang"

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    due = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("page", "kind", "due"), name="one_reminder_a_deadline"),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind} {self.due}"
