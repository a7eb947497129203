"""Sections with roles of their own: their groups, and their way to publication."""

from collections.abc import Iterable

from wagtail.models import GroupPagePermission, WorkflowPage

from content.models.front import SectionPage

from .groups import APPROVER, EDITOR, IN_SECTIONS, establish_group
from .workflow import APPROVAL, REVIEW, WORKFLOW, lead_through


def sections_with_roles() -> Iterable[SectionPage]:
    """Return the sections that have roles of their own."""
    found: Iterable[SectionPage] = SectionPage.objects.filter(own_roles=True).order_by("path")
    return found


def establish_section(section: SectionPage) -> list[str]:
    """Make the section's groups and its workflow, once; return the names of the groups made."""
    if GroupPagePermission.objects.filter(page=section).exists():
        return []
    made = [
        group_name(role.name, section)
        for role in IN_SECTIONS
        if establish_group(role, section, group_name(role.name, section))
    ]
    if not WorkflowPage.objects.filter(page=section).exists():
        lead_through(
            section,
            group_name(WORKFLOW, section),
            group_name(REVIEW, section),
            (EDITOR, group_name(EDITOR, section)),
            group_name(APPROVAL, section),
            (APPROVER, group_name(APPROVER, section)),
        )
    return made


def group_name(role: str, section: SectionPage) -> str:
    """Return what the role is called in the section: »Redaktør · Håndbog«."""
    return f"{role} · {section.short_title}"
