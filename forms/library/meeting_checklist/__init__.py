"""Redskab 2, mødetjekliste: so that the meeting's leader gets round every point."""

from pathlib import Path

from forms.library.composing import Tool
from forms.library.meeting_checklist.definition import FORM
from forms.library.meeting_checklist.document import body, facts, recipients
from forms.library.meeting_checklist.start import start

TOOL = Tool(
    form=FORM,
    order=2,
    example=Path(__file__).with_name("example.json"),
    body=body,
    facts=facts,
    recipients=recipients,
    start=start,
)
