"""What a new Redskab 3 begins with."""

from typing import Any

from forms.definition.form import Form
from forms.library.course import Course, start_from_facts
from forms.library.printing import Answers

SLUG = "maal-og-aftaleskema"
CHECKLIST = "moedetjekliste"
MEETING = ("meeting_date", "meeting_number")
CONSENT = ("consent", "consent_date")
KEPT = ("dream", "strengths", "goals", "participants", "trusted_adult", "consent", "consent_date")


def start(form: Form, course: Course) -> dict[str, Any]:
    """Return the last one's goals and agreements, and the newest checklist's meeting and people."""
    last = course.latest.get(SLUG, {})
    entries = {name: last[name] for name in KEPT if name in last}
    checklist = course.latest.get(CHECKLIST, {})
    entries |= {name: checklist[name] for name in CONSENT if name in checklist}
    entries |= meeting(checklist, last)
    if checklist.get("participants"):
        entries["participants"] = participants(checklist)
    return entries | start_from_facts(form, course)


def meeting(checklist: Answers, last: Answers) -> dict[str, Any]:
    """Return the meeting of the newest checklist, or the one that the last form looks forward to.

    The latter, when the checklist is still that of the last form's meeting.
    """
    if last and checklist.get("meeting_date", "") <= last.get("meeting_date", ""):
        found = {"meeting_number": last["meeting_number"] + 1}
        planned = last.get("next_meeting")
        return found | ({"meeting_date": planned} if planned else {})
    return {name: checklist[name] for name in MEETING if name in checklist}


def participants(checklist: Answers) -> list[dict[str, Any]]:
    """Return the name and role of those who came, or of all invited before anybody has."""
    rows = checklist["participants"]
    came = [row for row in rows if row.get("attended")]
    return [{"name": row.get("name", ""), "role": row.get("role", "")} for row in came or rows]
