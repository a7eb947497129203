"""Redskab 3, mål- og aftaleskema: the young person's goals, and who does what by when."""

from pathlib import Path

from forms.library.composing import Tool
from forms.library.goals_and_agreements.definition import FORM, GOALS_AND_AGREEMENTS
from forms.library.goals_and_agreements.document import (
    agreed_last_time,
    body,
    facts,
    goal_blocks,
    recipients,
)
from forms.library.goals_and_agreements.start import start

TOOL = Tool(
    form=FORM,
    order=3,
    example=Path(__file__).with_name("example.json"),
    body=body,
    facts=facts,
    recipients=recipients,
    start=start,
    projected=goal_blocks,
    looks_back={GOALS_AND_AGREEMENTS.id: agreed_last_time},
)
