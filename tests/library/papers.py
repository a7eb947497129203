"""The tools' documents for the tests: answers of every kind, frames, and every kind of mark."""

import functools
import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from forms.definition.parties import Party, parties
from forms.definition.reading import read
from forms.documents.tree import Document
from forms.library import registry
from forms.library.composing import Tool, compose
from forms.library.frame import Frame, Mark, Outcome, Status
from tests import answers as made
from tests.documents import samples

MAP, CHECKLIST, GOALS = "netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema"
SLUGS = (MAP, CHECKLIST, GOALS)
KINDS = ("example", "minimal", "maximal", "hostile")
ROWS = {MAP: 12, CHECKLIST: 12, GOALS: 3}  # of each group in the maximal answers
FRAME = Frame(
    letterhead=samples.LETTERHEAD,
    identifier="FF-7K3Q-9M2X-4TWB",
    version=2,
    date=samples.MOMENT,
    verify_address="https://fodfaeste.example.dk/kontrol/FF-7K3Q-9M2X-4TWB/",
)
SOMEBODY = {
    "name": "Moster Birgit",
    "relation": "relatives",
    "closeness": "close",
    "tone": "supportive",
    "contact": "yes",
}
OUTCOMES = (Outcome.DRAWN, Outcome.TYPED, Outcome.DECLINED, Outcome.WAITING)
REASON = "Vil først tale med sin advokat om <b>punkt 2</b> & ønsker betænkningstid"


@functools.cache
def answers(slug: str, kind: str) -> Mapping[str, Any]:
    """Return answers that can be signed: the example's, the fewest, the most, or hostile ones."""
    tool = registry.tool(slug)
    sent = {
        "example": tool.example_answers,
        "minimal": lambda: made.minimal(tool.form),
        "maximal": lambda: made.maximal(tool.form, ROWS[slug]),
        "hostile": lambda: made.hostile(tool.form),
    }[kind]()
    if slug == MAP:
        sent.setdefault("private", [dict(SOMEBODY)])
        for row in sent["private"][1:]:  # there is one trusted adult
            row.pop("trusted_adult", None)
    reading = read(tool.form, sent)
    assert reading.complete, reading.problems
    return reading.answers


def example(slug: str, **changes: Any) -> dict[str, Any]:
    """Return the example's answers with changes; None takes an answer out."""
    changed = {**registry.tool(slug).example_answers(), **changes}
    return {name: value for name, value in changed.items() if value is not None}


def every_mark(tool: Tool, given: Mapping[str, Any]) -> tuple[Mark, ...]:
    """Return a mark for each party, and for as many more as it takes to have every kind."""
    people = list(parties(tool.form, given))
    people += [
        Party("flere", number, "Deltager", f"Flere Eksempel {number}")
        for number in range(len(people), len(OUTCOMES))
    ]
    turns = itertools.cycle(OUTCOMES)
    return tuple(mark(party, next(turns), number) for number, party in enumerate(people))


def mark(party: Party, outcome: Outcome, number: int = 0) -> Mark:
    """Return how a party answered, `number` minutes after the document was made."""
    if outcome is Outcome.WAITING:
        return Mark(party=party)
    return Mark(
        party=party,
        outcome=outcome,
        at=samples.MOMENT + timedelta(minutes=number),
        drawing=samples.signed_by_hand(number + 1) if outcome is Outcome.DRAWN else None,
        typed=party.name if outcome is Outcome.TYPED else "",
        reason=REASON if outcome is Outcome.DECLINED else "",
        shown_digest=hashlib.sha256(b"udkast").hexdigest(),
    )


def final_frame(tool: Tool, given: Mapping[str, Any]) -> Frame:
    """Return the frame of a document that is made for sealing, with every kind of mark."""
    return replace(FRAME, status=Status.FINAL, demonstration=True, marks=every_mark(tool, given))


def paper(slug: str, kind: str, status: Status = Status.FINAL) -> Document:
    """Return a tool's document of answers of a kind."""
    tool, given = registry.tool(slug), answers(slug, kind)
    final = status is Status.FINAL
    frame = final_frame(tool, given) if final else replace(FRAME, status=status)
    return compose(tool, given, frame)


def drafted(slug: str, given: Mapping[str, Any], **framed: Any) -> Document:
    """Return the draft of any answers, as far as the form can read them."""
    tool = registry.tool(slug)
    return compose(tool, read(tool.form, given).answers, replace(FRAME, **framed))
