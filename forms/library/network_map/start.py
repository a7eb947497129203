"""What a new Redskab 1 begins with."""

from typing import Any

from forms.definition.form import Form
from forms.library.course import Course, start_from_facts

SLUG = "netvaerkskortlaegning"
KEPT = (
    "housing",
    "private",
    "professional",
    "misses",
    "invite",
    "do_not_invite",
    "consent",
    "consent_date",
)


def start(form: Form, course: Course) -> dict[str, Any]:
    """Return the last map, or the two professionals that every course knows of.

    What the team may have is asked anew each time.
    """
    last = course.latest.get(SLUG, {})
    entries = {name: last[name] for name in KEPT if name in last}
    if not last:
        entries["professional"] = known_professionals(course)
    return entries | start_from_facts(form, course)


def known_professionals(course: Course) -> list[dict[str, Any]]:
    """Return the coordinator and, where there is one, the support worker."""
    people = [(course.coordinator, "Myndighedskoordinator", "social_authority")]
    if course.support_worker:
        people.append((course.support_worker, "Bostøttemedarbejder", "support"))
    return [
        {"name": name, "function": function, "administration": place, "in_team": "yes"}
        for name, function, place in people
    ]
