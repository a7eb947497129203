"""Who may read, write, review, approve and run the site, and the way to publication."""

from django.db import transaction

from .groups import ROLES, establish_group
from .sections import establish_section, sections_with_roles
from .workflow import establish_workflow

__all__ = ["establish_roles", "establish_section"]


def establish_roles() -> tuple[str, ...]:
    """Make the groups and workflows that are missing; return the names of the groups made.

    A group or a workflow that exists stays as an administrator has left it.
    """
    with transaction.atomic():
        made = [role.name for role in ROLES if establish_group(role)]
        establish_workflow()
        for section in sections_with_roles():
            made += establish_section(section)
    return tuple(made)
