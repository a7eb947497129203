"""How Redskab 2 is printed: on two pages, so that it can be turned over on the table."""

from forms.definition.form import Form, Section
from forms.documents.tree import Block, Fact, Facts, Heading, plain
from forms.library import danish
from forms.library.composing import TitleFacts, header_facts
from forms.library.meeting_checklist.definition import AFTER, BEFORE, DURING, MEETING
from forms.library.printing import Answers, facts_of, in_words, section_blocks, step_blocks

_MEETING = {item.id: item for item in MEETING.items}
_TOLD_AT_ONCE = ("meeting_number", "meeting_type", "meeting_date", "meeting_time", "place")


def body(_form: Form, answers: Answers) -> list[Block]:
    """Return the meeting, and what was answered before, during and after it."""
    header, meeting, participants = MEETING.sections
    points = {name: value for name, value in answers.items() if name != "next_meeting"}
    rest = Section(items=tuple(item for item in meeting.items if item.id not in _TOLD_AT_ONCE))
    return [
        Heading(2, plain(MEETING.title)),
        Facts((), (*_when_and_where(answers), *facts_of("", header.items[3:], answers).facts)),
        *section_blocks(rest, answers),
        *section_blocks(Section(items=participants.items), answers),
        *(block for step in (BEFORE, DURING, AFTER) for block in step_blocks(step, points)),
    ]


def facts(answers: Answers) -> TitleFacts:
    """Return the line of facts: the header's, and the next meeting."""
    return (*header_facts(answers), ("Næste møde", danish.day(answers.get("next_meeting", ""))))


def recipients(answers: Answers) -> list[str]:
    """Return the young person and the meeting's leader: the checklist is for those two."""
    return [
        f"{answers.get('young_person', 'Den unge')} (den unge)",
        f"{answers.get('coordinator', 'Koordinatoren')} (mødeleder)",
    ]


def _when_and_where(answers: Answers) -> tuple[Fact, ...]:
    """Return the meeting's number and kind, its time and its place."""
    number, clock = answers.get("meeting_number"), answers.get("meeting_time")
    kind = in_words(_MEETING["meeting_type"], answers.get("meeting_type"))
    day = danish.weekday(answers.get("meeting_date", ""))
    facts = (
        ("Møde", ", ".join(part for part in (f"Nr. {number}" if number else "", kind) if part)),
        ("Tid", f"{day} kl. {danish.clock(clock)}" if clock else day),
        ("Sted", answers.get("place", "")),
    )
    return tuple((plain(label), plain(value)) for label, value in facts if value)
