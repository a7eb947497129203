"""`{% due_courses %}`: the courses of the person signed in that wait for something."""

from typing import Any

from django import template
from django.utils import timezone

from forms.desk.next_steps import due_for

register = template.Library()


@register.inclusion_tag("desk/due_courses.html", takes_context=True)
def due_courses(context: dict[str, Any]) -> dict[str, Any]:
    """Return the three most urgent courses, each with its one next step."""
    user = context["request"].user
    return {"due": due_for(user, timezone.localdate()) if user.is_authenticated else []}
