"""What the editors' front page tells: pages due for review, and reviews with their deadlines."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .reviews import due_for
from .tasks import waiting_for


class DueReviewsPanel(Component):
    """The user's own pages that are past their day of review."""

    name = "due_reviews"
    template_name = "content/admin/due_reviews_panel.html"
    order = 220

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the pages."""
        user = parent_context["request"].user
        return {"due": list(due_for(user, timezone.localdate()))}


class DeadlinesPanel(Component):
    """The reviews that wait for the user, with their deadlines."""

    name = "review_deadlines"
    template_name = "content/admin/deadlines_panel.html"
    order = 205

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Add the reviews, each with whether it is late."""
        user, today = parent_context["request"].user, timezone.localdate()
        return {"tasks": [(task, task.late(today)) for task in waiting_for(user)]}
