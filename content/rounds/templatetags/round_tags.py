"""The way from a checklist's page into a round of it."""

from typing import Any

from django import template

from content.rounds.models import Round
from content.rounds.progress import progress_of, questions_of

register = template.Library()


@register.inclusion_tag("rounds/entry.html", takes_context=True)
def round_entry(context: dict[str, Any]) -> dict[str, Any]:
    """Show the person's units' rounds of the checklist that is read, or the way to begin one."""
    page, user = context["page"], context["request"].user
    if not user.is_authenticated:
        return {"page": page, "signed_in": False}
    found = Round.objects.visible_to(user).filter(page=page).select_related("unit")
    return {
        "page": page,
        "signed_in": True,
        "open": [(r, progress_of(questions_of(r))) for r in found.in_progress()],
        "closed": found.exclude(closed_at=None).count(),
    }
