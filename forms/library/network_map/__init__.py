"""Redskab 1, netværkskortlægning: who is there in the young person's life, and who can help."""

from pathlib import Path

from forms.library.composing import Edition, Tool
from forms.library.network_map.definition import FORM, PRIVATE_NETWORK, PROFESSIONAL_NETWORK
from forms.library.network_map.document import body, live_map, recipients, released_answers
from forms.library.network_map.start import start

TOOL = Tool(
    form=FORM,
    order=1,
    example=Path(__file__).with_name("example.json"),
    body=body,
    recipients=recipients,
    start=start,
    editions=(Edition(key="team", title="teamets udgave", answers=released_answers),),
    live={PRIVATE_NETWORK.id: live_map, PROFESSIONAL_NETWORK.id: live_map},
)
