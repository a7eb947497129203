"""Letting those who edit the site work on its search."""

from django.contrib.auth.models import Group, Permission

from content.roles.groups import ADMINISTRATOR, APPROVER, EDITOR
from search.models import LoadedGroup

_ROLES = (EDITOR, APPROVER, ADMINISTRATOR)
KEY = "rettigheder"
EDITED = ("synonymgroup", "promotedresult")
SETTINGS = "change_searchsettings"


def give_permissions() -> bool:
    """Give editors what they need, once; what an administrator takes from them stays taken.

    Return whether it was now; it waits until all the groups are there.
    """
    groups = {group.name: group for group in Group.objects.filter(name__in=_ROLES)}
    if len(groups) < len(_ROLES) or LoadedGroup.objects.filter(key=KEY).exists():
        return False
    wanted = [f"{does}_{what}" for what in EDITED for does in ("add", "change", "delete", "view")]
    for name, group in groups.items():
        codes = [*wanted, SETTINGS] if name == ADMINISTRATOR else wanted
        found = Permission.objects.filter(content_type__app_label="search", codename__in=codes)
        group.permissions.add(*found)
    LoadedGroup.objects.create(key=KEY)
    return True
