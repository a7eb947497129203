"""Places for a pen in a Word document: lines to write on and boxes to tick, each with its words."""

from collections.abc import Sequence

from ..paper import PenBox, PenLine, PenPlace
from ..tree import CheckItem, Wording, plain
from . import tables
from .controls import check_item
from .markup import Node, border, node
from .stylesheet import INK, TEXT_WIDTH
from .writing import Writing

_GUTTER = 18.0


def pen_place(place: PenPlace, wording: Wording, writing: Writing) -> list[Node]:
    """Return a party's place: the name, and under it the rows that are filled in by hand."""
    nodes = [
        writing.paragraph(plain(place.name), "Signer"),
        writing.paragraph(plain(place.role), "SignerRole"),
    ]
    for row in place.rows:
        if isinstance(row, PenBox):
            nodes.append(
                check_item(CheckItem(ticked=False, text=plain(row.label)), wording, writing)
            )
        else:
            nodes.append(_lines(row, writing))
    tables.hold_together(nodes)
    return nodes


def _lines(lines: Sequence[PenLine], writing: Writing) -> Node:
    """Return lines side by side, each with its words under it."""
    whole = sum(line.share for line in lines)
    widths = [TEXT_WIDTH * line.share / whole for line in lines]
    cells = [
        tables.cell(
            [
                writing.paragraph((), "SignatureMark", properties=[_line()]),
                writing.paragraph(plain(line.label), "SignatureFact"),
            ],
            width,
        )
        for line, width in zip(lines, widths, strict=True)
    ]
    return tables.table([tables.row(cells)], widths, margins=(0, _GUTTER, 0, 0), header=False)


def _line() -> Node:
    return node("w:pBdr", border("bottom", INK, 6, 2))
