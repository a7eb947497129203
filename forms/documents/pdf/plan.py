"""What the pages of a PDF are, for what is told of them elsewhere: the contents of a Word file."""

from dataclasses import dataclass, field

from ..fonts import Fonts
from ..tree import Document, PageBreak
from .layout import lay_out, page_numbers
from .paginate import Position
from .styles import PAGE_HEIGHT, TOP

_LITTLE = 170.0  # points on a page that count as little
_MOVED = 450.0  # points above the edge of the paper, of what is moved to the next page


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
    """Return the blocks that begin a page, but for those that a page break stands before.

    A page that begins in the middle of a block and has little on it could vanish in a Word file,
    whose pages have more room: there the whole block is moved to it.
    """
    found: set[int] = set()
    begun: set[int] = set()
    for number, page in enumerate(pages):
        own = [position for position in page if not position.again]
        first = own[0].origin if own else -1
        if first > 0 and (first not in begun or _may_move(first, pages[number - 1], own)):
            found.add(first)
        begun.update(position.origin for position in own)
    return frozenset(
        number for number in found if not isinstance(document.blocks[number - 1], PageBreak)
    )


def _may_move(block: int, before: list[Position], page: list[Position]) -> bool:
    """Tell whether a page is so empty that the whole block, begun on the one before, fits on it."""
    ends = page[-1].top + page[-1].slice.height
    here = [position for position in before if position.origin == block]
    begins = here[0].top if here else 0.0
    return ends - TOP < _LITTLE and PAGE_HEIGHT - begins < _MOVED
