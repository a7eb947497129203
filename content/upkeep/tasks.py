"""What waits for somebody's review, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import TaskState

from content.models.review import due_on


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A page that waits for a review, and the day by which it is to be done."""

    state: Any
    page: Any
    due: date

    def late(self, today: date) -> bool:
        """Say whether the day has passed."""
        return self.due < today


def waiting_tasks() -> list[WaitingTask]:
    """Return every review under way that has a deadline, the nearest first."""
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related(
        "task", "revision"
    )
    found = []
    for state in states:
        due = due_on(state)
        if due is not None:
            found.append(WaitingTask(state, state.revision.as_object(), due))
    return sorted(found, key=lambda task: (task.due, task.state.pk))


def reviewers_of(task: WaitingTask) -> list[User]:
    """Return those who can do the review."""
    groups = task.state.task.specific.groups.all()
    members = User.objects.filter(groups__in=groups, is_active=True)
    return list(members.distinct().order_by("username"))


def waiting_for(user: User) -> Iterator[WaitingTask]:
    """Yield the reviews that the user can do."""
    for task in waiting_tasks():
        if task.state.task.specific.get_actions(task.page, user):
            yield task
