"""A review has a deadline in working days, and can demand four eyes."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from content.models import HandbookPage, ReviewTask
from content.models.review import after_working_days, due_on
from content.roles.groups import EDITOR
from content.roles.sections import group_name


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), 1, date(2026, 11, 24)),  # Monday
        (datetime(2026, 11, 26, 9, tzinfo=UTC), 2, date(2026, 11, 30)),  # over a weekend
        (datetime(2026, 11, 28, 9, tzinfo=UTC), 5, date(2026, 12, 4)),  # from a Saturday
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), 1, date(2026, 11, 25)),  # Tuesday here
    ],
)
def test_the_deadline_counts_working_days_here(start, days, due):
    assert after_working_days(start, days) == due


@pytest.mark.django_db
def test_nobody_approves_their_own_page_where_four_eyes_are_demanded(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    editor, colleague = (
        get_user_model().objects.create_user(name, password="x" * 12) for name in ("en", "to")
    )
    for user in (editor, colleague):
        user.groups.add(Group.objects.get(name=EDITOR))
    ReviewTask.objects.update(four_eyes=True)
    page.save_revision(user=editor)
    state = page.get_workflow().start(page, editor)
    task = state.current_task_state.task.specific
    page.refresh_from_db()
    assert {action[0] for action in task.get_actions(page, editor)} == {"reject"}
    assert {action[0] for action in task.get_actions(page, colleague)} == {"reject", "approve"}
    assert due_on(state.current_task_state) == after_working_days(
        state.current_task_state.started_at, task.days
    )
    assert group_name(EDITOR, page.get_parent().get_parent().specific)
