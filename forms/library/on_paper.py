"""The copy of a document that is printed for pens."""

from collections.abc import Sequence
from dataclasses import replace

from forms.definition.parties import Party
from forms.documents.paper import MarginCode, PenBox, PenLine, PenPlace, PenPlaces
from forms.documents.tree import Document, Heading, Notice, plain
from forms.library.composing import Tool, compose
from forms.library.frame import Frame
from forms.library.printing import Answers

COPY = "TIL UNDERSKRIFT PÅ PAPIR"
HOW_TITLE = "Sådan skriver du under på papir"
HOW = (
    "Læs alle sider. Skriv under ved dit navn, og skriv datoen. Du bestemmer selv, om du vil.",
    "Giv alle sider tilbage, også dem uden underskrift. Skriv ikke oven i de firkantede koder.",
)
ROWS = (
    (PenLine("Underskrift", 2.4), PenLine("Dato")),
    (PenLine("Forbehold, hvis der er noget, du er uenig i"),),
    PenBox("Jeg ønsker ikke at skrive under"),
    (PenLine("Hvorfor ikke? Du bestemmer selv, om du skriver det"),),
)


def paper_copy(
    tool: Tool,
    answers: Answers,
    frame: Frame,
    waiting: Sequence[Party],
    mark: str,
    codes: tuple[MarginCode, ...],
) -> Document:
    """Return the copy that is printed, with a place for each party that has not answered.

    `mark` is the part of the version's digest that the codes carry, in characters people can read.
    """
    document = compose(tool, answers, replace(frame, marks=()))
    places = tuple(
        PenPlace(party.name or "Navn: ______________________________", party.role, ROWS)
        for party in waiting
    )
    return replace(
        document,
        version=f"{document.version} · papir {mark}",
        verify_address="",
        blocks=(
            Notice(plain(HOW_TITLE), tuple(plain(line) for line in HOW)),
            *document.blocks,
            Heading(2, plain("Underskrifter")),
            PenPlaces(places),
        ),
        marks=(COPY, *document.marks[1:]),
        codes=codes,
    )
