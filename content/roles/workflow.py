"""The way to publication: a draft is reviewed by a colleague, then approved."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from content.models.review import ReviewTask

from .groups import APPROVER, EDITOR

WORKFLOW, REVIEW, APPROVAL = "Gennemgang og godkendelse", "Faglig gennemgang", "Godkendelse"
REVIEW_DAYS, APPROVAL_DAYS = 5, 3  # working days
WAGTAILS = "Moderators approval"  # the workflow and the task that Wagtail's migrations make


def establish_workflow() -> None:
    """Let pages be reviewed and approved before publication, unless another way is set up."""
    _remove_wagtails()
    root = Page.get_first_root_node()
    if not WorkflowPage.objects.filter(page=root).exists():
        lead_through(root, WORKFLOW, REVIEW, (EDITOR,), APPROVAL, (APPROVER,))


def lead_through(
    page: Page,
    name: str,
    review: str,
    reviewers: Iterable[str],
    approval: str,
    approvers: Iterable[str],
) -> None:
    """Give `page` and what stands below it a workflow of two steps, each for some groups."""
    workflow = Workflow.objects.create(name=name)
    steps = ((review, reviewers, REVIEW_DAYS), (approval, approvers, APPROVAL_DAYS))
    for order, (title, groups, days) in enumerate(steps):
        task = ReviewTask.objects.create(name=title, days=days)
        task.groups.set(Group.objects.filter(name__in=tuple(groups)))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(page=page, workflow=workflow)


def _remove_wagtails() -> None:
    """Remove Wagtail's own workflow as long as nothing has gone through it."""
    for workflow in Workflow.objects.filter(name=WAGTAILS):
        if not workflow.workflow_states.exists():
            workflow.delete()
    for task in GroupApprovalTask.objects.filter(name=WAGTAILS):
        if not task.task_states.exists():
            task.delete()
