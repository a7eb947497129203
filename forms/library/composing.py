"""From a form's answers to a whole document: head, body, signatures, recipients, evidence."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.definition.form import Form
from forms.definition.parties import parties
from forms.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Signature,
    Signatures,
    Wording,
    plain,
)
from forms.library import danish
from forms.library.appendix import appendix_blocks
from forms.library.changes import changes_blocks, replaced_notice
from forms.library.course import Course, start_from_facts
from forms.library.evidence import evidence_blocks
from forms.library.frame import Frame, Mark, Outcome, Status, Way
from forms.library.printing import Answers, step_blocks

WORDING = Wording(
    page="Side {page} af {pages}",
    ticked="Afkrydset",
    unticked="Ikke afkrydset",
    verify="Tjek, at dokumentet er ægte",
)
SOURCE = (
    "Spørgsmål og layout er Fodfæstes egne. De bygger på beskrivelsen af Samarbejdsmodellen i "
    "»Samarbejdsmodellen og bostøtte til unge i hjemløshed og unge i risiko for hjemløshed. Guide "
    "til beslutningstagere og stabsfunktioner« fra Socialstyrelsen, skrevet af Rambøll Management "
    "Consulting og VIVE."
)
HEAD_MARKS = {
    Status.DRAFT: ("UDKAST",),
    Status.FOR_SIGNATURE: ("UDKAST TIL UNDERSKRIFT",),
    Status.FINAL: (),
}
METHODS = {
    Outcome.DRAWN: "Tegnet på skærmen",
    Outcome.TYPED: "Navnet skrevet på skærmen",
    Outcome.ON_PAPER: "Underskrevet på papir",
    Outcome.DECLINED: "Ønsker ikke at underskrive",
    Outcome.EXCUSED: "Fritaget for at underskrive",
    Outcome.WAITING: "Ikke underskrevet",
}

TitleFacts = tuple[tuple[str, str], ...]


def whole_form(form: Form, answers: Answers) -> list[Block]:
    """Return every step with what was answered in it: the body of a form without its own."""
    return [block for step in form.steps for block in step_blocks(step, answers)]


def header_facts(answers: Answers) -> TitleFacts:
    """Return the line of facts under the title."""
    return (
        ("Navn", answers.get("young_person", "")),
        ("Født", danish.day(answers.get("birth_date", ""))),
        ("Sagsnr.", answers.get("case_number", "")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document of fewer answers than all, for those who may see no more.

    `answers` gives those that it has, or None where there is nothing for its readers.
    """

    key: str
    title: str
    answers: Callable[[Answers], Answers | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A form, how it is printed, what it starts from, and an example of its answers.

    `order` is its place on the shelf and `example` a JSON file of answers. `body` gives the blocks
    of the answers, `facts` the line under the title, `recipients` who gets a copy. `start` gives
    the entries that a new draft of a course begins with. `live` gives, by step, what is drawn
    beside the questions as they are answered; `looks_back`, by step, what of the last form's
    answers is to be read beside the new one. `projected` is what a whole room reads from a large
    screen meanwhile. `editions` are sealed beside the whole document.
    """

    form: Form
    order: int
    example: Path
    source: str = SOURCE
    body: Callable[[Form, Answers], list[Block]] = whole_form
    facts: Callable[[Answers], TitleFacts] = header_facts
    recipients: Callable[[Answers], list[str]]
    start: Callable[[Form, Course], dict[str, Any]] = start_from_facts
    live: Mapping[str, Callable[[Answers], list[Block]]] = field(default_factory=dict)
    looks_back: Mapping[str, Callable[[Answers], list[Block]]] = field(default_factory=dict)
    projected: Callable[[Answers], list[Block]] | None = None
    editions: tuple[Edition, ...] = ()

    def example_answers(self) -> dict[str, Any]:
        """Return the example's answers."""
        answers: dict[str, Any] = json.loads(self.example.read_text(encoding="utf-8"))
        return answers


def compose(tool: Tool, answers: Answers, frame: Frame, edition: str = "") -> Document:
    """Return the document of these answers; they may be incomplete while it is a draft.

    `edition` is the title of an edition, where `answers` are that edition's.
    """
    marks = frame.marks
    if marks is None:
        marks = tuple(Mark(party=party) for party in parties(tool.form, answers))
    blocks = [
        *replaced_notice(frame.replaces),
        *tool.body(tool.form, answers),
        *changes_blocks(tool.form, frame.replaces, answers),
        *_signatures(marks),
        *_recipients(tool.recipients(answers)),
        Paragraph(plain(tool.source), "note"),
        # The paper shows every answer, so an edition of fewer goes without it.
        *([] if edition else appendix_blocks(frame.papers)),
        *evidence_blocks(marks, frame),
    ]
    demonstration = ("DEMONSTRATION",) if frame.demonstration else ()
    return Document(
        title=plain(f"{tool.form.title} – {edition}" if edition else tool.form.title),
        subject=tool.form.purpose,
        date=frame.date,
        letterhead=frame.letterhead,
        wording=WORDING,
        identifier=frame.identifier,
        version=f"Version {frame.version}",
        verify_address=frame.verify_address,
        blocks=tuple(blocks),
        facts=tuple((plain(label), plain(value)) for label, value in tool.facts(answers) if value),
        marks=HEAD_MARKS[frame.status] + demonstration,
        data=frame.embedded,
    )


def _signatures(marks: tuple[Mark, ...]) -> list[Block]:
    if not marks:
        return []
    return [
        Heading(2, plain("Underskrifter")),
        Signatures(tuple(_signature(mark) for mark in marks)),
    ]


def signature_place(mark: Mark) -> Signatures:
    """Return one party's place as it will stand in the document."""
    return Signatures((_signature(mark),))


def _signature(mark: Mark) -> Signature:
    facts = [("Måde", METHODS[mark.outcome]), *_on_paper(mark)]
    if mark.at is not None:
        told = "Skrevet ind" if mark.way is Way.PAPER else "Tidspunkt"
        facts.append((told, danish.moment(mark.at)))
    if mark.outcome in (Outcome.DECLINED, Outcome.EXCUSED):
        facts.append(("Begrundelse", mark.reason or "Ingen begrundelse"))
    if mark.reservation:
        facts.append(("Forbehold", mark.reservation))
    drawn = mark.outcome is Outcome.DRAWN
    return Signature(
        name=plain(mark.party.name or "Navn mangler"),
        role=plain(mark.party.role),
        facts=tuple((plain(label), plain(value)) for label, value in facts),
        mark=mark.drawing if drawn else plain(mark.typed) if mark.typed else None,
        mark_alternative=f"Håndtegnet underskrift: {mark.party.name}" if drawn else "",
    )


def _on_paper(mark: Mark) -> list[tuple[str, str]]:
    """Return what stands on the paper beside the signature."""
    if mark.way is not Way.PAPER:
        return []
    day = danish.day(mark.written_on.isoformat()) if mark.written_on else "Ingen dato"
    return [("Navn på papiret", mark.written_name or "Intet navn"), ("Dato på papiret", day)]


def _recipients(names: list[str]) -> list[Block]:
    items = tuple(plain(name) for name in names)
    return [Heading(2, plain("Hvem får en kopi")), ItemList(items)] if items else []
