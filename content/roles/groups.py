"""The groups: reader, author, editor, approver and administrator, with Danish names."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

READER, AUTHOR, EDITOR, APPROVER, ADMINISTRATOR = (
    *("Læser", "Forfatter", "Redaktør", "Godkender"),
    "Administrator",
)

_FILES = ("add_image", "choose_image", "add_document", "choose_document")
_ALL_FILES = (*_FILES, "change_image", "change_document")
_WRITE = ("add_page", "change_page")
_APPROVE = (*_WRITE, "publish_page", "lock_page", "unlock_page")
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
    """What a group may do. `once` is the group that Wagtail's own migrations made in its place.

    `pages` are permissions on a part of the tree and `files` on all files; `others` are written
    `app.codename`. A reader has none: the group stands in the settings of what only readers see.
    """

    name: str
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    once: str = ""


ROLES = (
    Role(READER),
    Role(AUTHOR, ("add_page",), _FILES),
    Role(EDITOR, _WRITE, _ALL_FILES, _TERMS, once="Editors"),
    Role(APPROVER, _APPROVE, _ALL_FILES, _TERMS, once="Moderators"),
    Role(
        ADMINISTRATOR,
        (*_APPROVE, "bulk_delete_page"),
        (*_ALL_FILES, "delete_image", "delete_document"),
        (*_RUN, *_TERMS),
    ),
)
IN_SECTIONS = tuple(role for role in ROLES if role.name != ADMINISTRATOR)


def establish_group(role: Role, section: Page | None = None, name: str = "") -> bool:
    """Make the role's group where it is missing, for `section` or the whole site; say if it was."""
    name = name or role.name
    if Group.objects.filter(name=name).exists():
        return False
    once = role.once if section is None else ""
    group = Group.objects.filter(name=once).first() or Group()
    group.name = name
    group.save()
    entrance = ("wagtailadmin.access_admin",) if role.pages else ()
    everywhere = role.others if section is None else ()
    group.permissions.set(_permissions((*entrance, *everywhere)))
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    where = section or Page.get_first_root_node()
    for permission in _permissions(f"wagtailcore.{code}" for code in role.pages):
        GroupPagePermission.objects.create(group=group, page=where, permission=permission)
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
