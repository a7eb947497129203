"""What a new Redskab 2 begins with."""

from typing import Any

from forms.definition.conditions import months_after
from forms.definition.form import Form
from forms.library.course import Course, start_from_facts
from forms.library.printing import Answers

NETWORK_MAP = "netvaerkskortlaegning"


def start(form: Form, course: Course) -> dict[str, Any]:
    """Return the meeting's number and kind, those held before it, and the team as participants."""
    network = course.latest.get(NETWORK_MAP, {})
    held = course.meetings
    recent = [day for day in held if course.today <= months_after(day, 12)]
    entries: dict[str, Any] = {
        "meeting_number": len(held) + 1,
        "meeting_type": "follow_up" if held else "first",
        "earlier_meetings": [{"date": day.isoformat()} for day in recent],
        "participants": participants(course, network),
    }
    for name in ("consent", "consent_date"):
        if name in network:
            entries[name] = network[name]
    return entries | start_from_facts(form, course)


def participants(course: Course, network: Answers) -> list[dict[str, Any]]:
    """Return the young person, the team of the network map, and the trusted adult."""
    people = [(course.young_person, "Den unge")]
    people += [
        (row.get("name", ""), row.get("function", ""))
        for row in network.get("professional") or []
        if row.get("in_team") == "yes"
    ]
    people += [
        (row.get("name", ""), "Den unges voksen")
        for row in network.get("private") or []
        if row.get("trusted_adult")
    ]
    if course.coordinator not in (name for name, _ in people):
        people.insert(1, (course.coordinator, "Myndighedskoordinator"))
    return [{"name": name, "role": role} for name, role in people if name]
