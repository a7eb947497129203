"""What the pages of a PDF are, for what is told of them elsewhere: the contents of a Word file."""

from dataclasses import dataclass, field

from ..fonts import Fonts
from ..tree import Document, PageBreak
from .layout import lay_out, page_numbers
from .paginate import Position


@dataclass(frozen=True, slots=True)
class Plan:
    """On which page each heading stands, by its number; and before which blocks a page begins.

    `breaks` are blocks by their place among the document's own, from 0: those that the pages of a
    Word file are held to the PDF's by.
    """

    pages: dict[int, int] = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()
    count: int = 0


def plan_of(document: Document, fonts: Fonts) -> Plan:
    """Lay the document out and return its plan."""
    pages, _ = lay_out(document, fonts)
    return Plan(page_numbers(pages), _breaks(document, pages), len(pages))


def _breaks(document: Document, pages: list[list[Position]]) -> frozenset[int]:
    """Return the blocks that begin a page, but for those that a page break stands before."""
    found: set[int] = set()
    begun: set[int] = set()
    for page in pages:
        first = next((position.origin for position in page if not position.again), -1)
        if first > 0 and first not in begun:
            found.add(first)
        begun.update(position.origin for position in page)
    return frozenset(
        number for number in found if not isinstance(document.blocks[number - 1], PageBreak)
    )
