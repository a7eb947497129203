"""Who may write, approve and run the site: groups with Danish names, and the way to publication."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITOR, APPROVER, ADMINISTRATOR = "Redaktør", "Godkender", "Administrator"
WORKFLOW, TASK = "Faglig godkendelse", "Godkendes af en godkender"
WAGTAILS_WORKFLOW = "Moderators approval"

_WRITE = ("add_page", "change_page")
_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document")
_TERMS = tuple(f"content.{does}_glossaryterm" for does in ("add", "change", "delete"))
_RUN = (
    *("organisation.change_letterhead", "wagtailcore.change_site"),
    *(f"auth.{does}_{what}" for what in ("user", "group") for does in ("add", "change", "delete")),
    *(f"wagtailcore.{does}_workflow" for does in ("add", "change", "delete")),
    *(f"wagtailcore.{does}_task" for does in ("add", "change", "delete")),
    *(f"wagtailcore.{does}_collection" for does in ("add", "change", "delete")),
    *(f"wagtailredirects.{does}_redirect" for does in ("add", "change", "delete")),
)


@dataclass(frozen=True, slots=True)
class Role:
    """A group. `once` is the name of the group that Wagtail's migrations made in its place.

    `pages` and `files` are permissions on the whole tree and on all files; `others` are written
    `app.codename`.
    """

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...] = _FILES
    others: tuple[str, ...] = field(default=())
    once: str = ""


ROLES = (
    Role(EDITOR, _WRITE, others=_TERMS, once="Editors"),
    Role(
        APPROVER,
        (*_WRITE, "publish_page", "lock_page", "unlock_page"),
        others=_TERMS,
        once="Moderators",
    ),
    Role(
        ADMINISTRATOR,
        (*_WRITE, "publish_page", "lock_page", "unlock_page", "bulk_delete_page"),
        files=(*_FILES, "delete_image", "delete_document"),
        others=(*_RUN, *_TERMS),
    ),
)


def establish_roles() -> tuple[str, ...]:
    """Make the groups that are missing, and the workflow; return the names of the groups made.

    A group that exists keeps the permissions that an administrator has given it.
    """
    with transaction.atomic():
        made = tuple(role.name for role in ROLES if _establish(role))
        _establish_workflow()
    return made


def _establish(role: Role) -> bool:
    if Group.objects.filter(name=role.name).exists():
        return False
    group = Group.objects.filter(name=role.once).first() or Group()
    group.name = role.name
    group.save()
    group.permissions.set(_permissions(("wagtailadmin.access_admin", *role.others)))
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    root = Page.get_first_root_node()
    for permission in _permissions(f"wagtailcore.{code}" for code in role.pages):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    files = Collection.get_first_root_node()
    apps = {"image": "wagtailimages", "document": "wagtaildocs"}
    for permission in _permissions(f"{apps[code.split('_')[1]]}.{code}" for code in role.files):
        GroupCollectionPermission.objects.create(
            group=group, collection=files, permission=permission
        )
    return True


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Return the permissions `app.codename`; raise Permission.DoesNotExist for an unknown one."""
    found = []
    for name in names:
        app, code = name.split(".")
        found.append(Permission.objects.get(content_type__app_label=app, codename=code))
    return found


def _establish_workflow() -> None:
    """Let a page be published when an approver has approved it, unless another way is set up."""
    root = Page.get_first_root_node()
    workflow = Workflow.objects.filter(name=WAGTAILS_WORKFLOW).first()
    if workflow is None:
        if WorkflowPage.objects.filter(page=root).exists():
            return
        workflow = Workflow()
    workflow.name = WORKFLOW
    workflow.save()
    task = GroupApprovalTask.objects.filter(name=WAGTAILS_WORKFLOW).first() or GroupApprovalTask()
    task.name = TASK
    task.save()
    task.groups.set(Group.objects.filter(name=APPROVER))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
